import { mount } from '../shell/mount';
import { App } from './app';
import '../fields/fields.scss';
import './settings.scss';

mount( <App /> );
