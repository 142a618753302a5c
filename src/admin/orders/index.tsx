import { mount } from '../shell/mount';
import { App } from './app';

mount( <App /> );
