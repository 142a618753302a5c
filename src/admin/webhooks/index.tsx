import { mount } from '../shell/mount';
import { App } from './app';
import './webhooks.scss';

mount( <App /> );
