import { start } from '../lib/start';
import Driver from './Driver.svelte';

void start(Driver, 'driver');
