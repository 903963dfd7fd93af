import { start } from '../lib/start';
import Console from './Console.svelte';

void start(Console, 'console');
