import { mount } from '../shell/mount';
import { App } from './app';
import './settings.scss';

mount( <App /> );
