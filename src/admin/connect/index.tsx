import { mount } from '../shell/mount';
import { App } from './app';
import '../fields/fields.scss';
import './connect.scss';

mount( <App /> );
