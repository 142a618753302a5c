import { mount } from '../shell/mount';
import { App } from './app';
import './orders.scss';

mount( <App /> );
