import { start } from '../lib/start';
import Share from './Share.svelte';

void start(Share, 'share');
