/// A Leaflet map as all pages have it: canvas, base, scale, attribution.
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { Config, Position } from '../api/types';
import { addBase } from './base';

export interface MapWords {
  grid: string;
  zoomIn: string;
  zoomOut: string;
}

export function createMap(element: HTMLElement, config: Config['map'], words: MapWords, at?: Position, zoom?: number): L.Map {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, {
    preferCanvas: true,
    zoomControl: false,
    worldCopyJump: true,
    minZoom: 3,
    maxZoom: 19,
    fadeAnimation: !calm,
    zoomAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
  });
  map.attributionControl.setPrefix(false);
  L.control.scale({ imperial: false }).addTo(map);
  L.control.zoom({ position: 'topright', zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  const start = at ?? config.center;
  map.setView([start.lat, start.lng], zoom ?? config.zoom);
  addBase(map, config, words);
  // The element gets its size from the page's layout, also later.
  const observer = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  observer.observe(element);
  map.on('unload', () => observer.disconnect());
  return map;
}
