/// What lies under everything: the operator's tiles, the operator's one file, or a plain grid. Nobody else is ever asked.
import L from 'leaflet';
import type { Config } from '../api/types';
import { GridLines } from './grid';

export function addBase(map: L.Map, config: Config['map'], words: { grid: string }): void {
  const attribution = config.attribution ? escapeHtml(config.attribution) : '';
  if (config.pmtiles) {
    const url = config.pmtiles;
    // Its reader is larger than the rest of the page and comes only to those who need it.
    const grid = new GridLines().addTo(map);
    void import('./archive')
      .then(async ({ archiveLayer }) => {
        const layer = await archiveLayer(url, attribution || '© OpenStreetMap');
        layer.addTo(map);
        grid.remove();
      })
      // A file that is no map leaves the grid.
      .catch(() => undefined);
    return;
  }
  if (config.tiles) {
    const tiles = L.tileLayer(config.tiles, { maxZoom: 19, attribution, className: 'base-tiles' });
    // Where tiles do not come, the grid shows through.
    new GridLines().addTo(map);
    tiles.addTo(map);
    return;
  }
  new GridLines({ attribution: escapeHtml(words.grid) }).addTo(map);
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
