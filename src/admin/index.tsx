import { createRoot } from '@wordpress/element';
import { App } from './app';
import './admin.scss';

const root = document.getElementById( 'sedifex-admin' );
if ( null !== root ) {
	createRoot( root ).render( <App /> );
}
