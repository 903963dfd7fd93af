/// The operator's one file of map tiles (PMTiles), read in ranges and drawn on canvas.
import type L from 'leaflet';
import { PMTiles } from 'pmtiles';
import { leafletLayer } from 'protomaps-leaflet';

export async function archiveLayer(url: string, attribution: string): Promise<L.Layer> {
  const archive = new PMTiles(url);
  // Many cut their file at a coarse zoom to keep it small: finer views are drawn from what there is.
  const { maxZoom } = await archive.getHeader();
  const flavor = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  return leafletLayer({ url: archive as never, flavor, attribution, maxDataZoom: maxZoom }) as unknown as L.Layer;
}
