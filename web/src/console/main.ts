import { start } from '../lib/start';
import App from './App.svelte';
import './console.css';

void start(App, 'console');
