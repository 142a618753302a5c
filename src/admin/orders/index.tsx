import '@wordpress/dataviews/build-style/style.css';
import { mount } from '../shell/mount';
import { App } from './app';
import './orders.scss';

mount( <App /> );
