/// A grid of whole fractions of a degree, for where there is no base map: it moves and zooms as a map does.
import L from 'leaflet';
import { ticks } from './grid-lines';

/** Steps in degrees; the finest whose lines stay apart is taken. */
const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];
const APART = 80;

export class GridLines extends L.GridLayer {
  constructor(options: L.GridLayerOptions = {}) {
    super({ ...options, className: 'base-grid', updateWhenZooming: false });
  }

  protected override createTile(coords: L.Coords): HTMLElement {
    const canvas = document.createElement('canvas');
    const size = this.getTileSize();
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    const pen = canvas.getContext('2d');
    const map = (this as unknown as { _map: L.Map })._map;
    if (!pen || !map) return canvas;
    pen.scale(ratio, ratio);
    const origin = coords.scaleBy(size);
    const northWest = map.unproject(origin, coords.z);
    const southEast = map.unproject(origin.add(size), coords.z);
    const perPixel = 360 / (256 * 2 ** coords.z);
    const step = STEPS.find((degrees) => degrees / perPixel >= APART) ?? 30;
    const style = getComputedStyle(map.getContainer());
    const thin = style.getPropertyValue('--grid-line');
    const strong = style.getPropertyValue('--grid-line-strong');
    pen.font = '11px system-ui, sans-serif';
    pen.fillStyle = style.getPropertyValue('--grid-text');
    const digits = step >= 1 ? 0 : Math.ceil(-Math.log10(step));
    for (const lng of ticks(northWest.lng, southEast.lng, step)) {
      const x = Math.round(map.project([0, lng], coords.z).x - origin.x) + 0.5;
      line(pen, isStrong(lng, step) ? strong : thin, x, 0, x, size.y);
      if (x > 0 && x < size.x - 48) pen.fillText(`${lng.toFixed(digits)}°`, x + 4, 12);
    }
    for (const lat of ticks(southEast.lat, northWest.lat, step)) {
      const y = Math.round(map.project([lat, 0], coords.z).y - origin.y) + 0.5;
      line(pen, isStrong(lat, step) ? strong : thin, 0, y, size.x, y);
      if (y > 16) pen.fillText(`${lat.toFixed(digits)}°`, 4, y - 4);
    }
    return canvas;
  }
}

function isStrong(value: number, step: number): boolean {
  return Math.round(value / step) % 5 === 0;
}

function line(pen: CanvasRenderingContext2D, colour: string, x1: number, y1: number, x2: number, y2: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}
