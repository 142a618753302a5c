import { Spinner } from '@wordpress/components';

/** How the shop is, at a glance. */
export const App = () => <Spinner />;
