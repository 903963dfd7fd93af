import { start } from '../lib/start';
import Assistant from './Assistant.svelte';

void start(Assistant, 'assistant');
