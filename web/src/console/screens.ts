/// The screens, in the order of the rail. Those that are not the live map are loaded when they are first opened.

import type { Component } from 'svelte';
import type { Key } from '../lib/i18n/index.svelte';
import type { IconName } from './parts/Icon.svelte';

export interface Screen {
  name: string;
  label: Key;
  icon: IconName;
  load: () => Promise<{ default: Component }>;
}

export const DISPATCH: readonly Screen[] = [
  { name: 'live', label: 'console.nav.live', icon: 'live', load: () => import('./live/LiveScreen.svelte') },
  { name: 'history', label: 'console.nav.history', icon: 'history', load: () => import('./history/HistoryScreen.svelte') },
  { name: 'people', label: 'console.nav.people', icon: 'people', load: () => import('./people/PeopleScreen.svelte') },
  { name: 'tariffs', label: 'console.nav.tariffs', icon: 'tariffs', load: () => import('./tariffs/TariffsScreen.svelte') },
  { name: 'figures', label: 'console.nav.figures', icon: 'figures', load: () => import('./figures/FiguresScreen.svelte') },
  { name: 'demand', label: 'console.nav.demand', icon: 'demand', load: () => import('./figures/DemandScreen.svelte') },
];

export const WORKSHOP: readonly Screen[] = [
  { name: 'orders', label: 'console.nav.orders', icon: 'board', load: () => import('./workshop/OrdersScreen.svelte') },
  { name: 'stock', label: 'console.nav.stock', icon: 'stock', load: () => import('./workshop/StockScreen.svelte') },
  { name: 'bills', label: 'console.nav.bills', icon: 'bills', load: () => import('./workshop/BillsScreen.svelte') },
  { name: 'day', label: 'console.nav.day', icon: 'day', load: () => import('./workshop/DayScreen.svelte') },
];

export const SCREENS: readonly Screen[] = [...DISPATCH, ...WORKSHOP];
