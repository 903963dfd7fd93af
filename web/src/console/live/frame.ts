/// Where on the screen a point of the square world is.

import L from 'leaflet';
import { latitude, longitude, worldX, worldY } from '../logic/mercator';

/** From the square world to the pixels of the canvas. */
export class Frame {
  private readonly scale: number;
  private readonly left: number;
  private readonly top: number;

  constructor(
    northWest: L.LatLng,
    zoom: number,
    private readonly size: L.Point,
  ) {
    this.scale = 256 * 2 ** zoom;
    this.left = worldX(northWest.lng);
    this.top = worldY(northWest.lat);
  }

  x(world: number): number {
    return (world - this.left) * this.scale;
  }

  y(world: number): number {
    return (world - this.top) * this.scale;
  }

  box(margin: number) {
    const more = margin / this.scale;
    return {
      left: this.left - more,
      top: this.top - more,
      right: this.left + this.size.x / this.scale + more,
      bottom: this.top + this.size.y / this.scale + more,
    };
  }
}

/** The place of a point of the square world. */
export function placeOf(seen: { x: number; y: number }): L.LatLng {
  return L.latLng(latitude(seen.y), longitude(seen.x));
}
