/// The map's layer of everything that lives: assistants that move, and those who wait. One canvas, drawn only while something moves.

import L from 'leaflet';
import type { Fleet } from '../logic/fleet';
import { worldX, worldY } from '../logic/mercator';
import { Raster } from '../logic/raster';
import type { OpenAssistance } from '../types';
import { Frame } from './frame';
import { ageStep, makeSprites, type Palette, type Sprites } from './sprites';

export interface Look extends Palette {
  ok: string;
  late: string;
  breached: string;
  line: string;
  focus: string;
}

export type Hit = { kind: 'assistance' | 'assistant'; id: number };

const REACH = 14;
/** A map that stands still is drawn now and then: positions grow old. */
const IDLE_MS = 1000;
/** Trucks creep over a map: thirty times a second is smooth, and leaves time for all else. */
const GLIDE_MS = 30;
/** Drawing that takes longer on a sharp screen is made less sharp. */
const COSTLY_MS = 12;

export class LiveLayer extends L.Layer {
  assistances: readonly OpenAssistance[] = [];
  selected: Hit | null = null;
  private map: L.Map | null = null;
  private readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d')!;
  private readonly raster = new Raster();
  private image: ImageData | null = null;
  private cost = 0;
  private density = Math.min(2, window.devicePixelRatio || 1);
  private sprites: Sprites | null = null;
  private spriteKey = '';
  private frame = 0;
  private drawnAt = 0;
  private dirty = true;
  private zooming = false;
  private drawnZoom = 0;
  private northWest = L.latLng(0, 0);

  constructor(
    private readonly fleet: Fleet,
    private look: Look,
    private readonly onHit: (hit: Hit | null) => void,
  ) {
    super();
    this.canvas.className = 'leaflet-zoom-animated live-layer';
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  override onAdd(map: L.Map): this {
    this.map = map;
    map.getPanes().overlayPane.appendChild(this.canvas);
    map.on('click', this.clicked, this).on('mousemove', this.hovered, this);
    map.on('zoomstart', this.zoomStarts, this).on('zoomend viewreset resize', this.zoomEnds, this);
    map.on('zoomanim', this.zoomAnimates as L.LeafletEventHandlerFn, this).on('move', this.touch, this);
    this.tick(performance.now());
    return this;
  }

  override onRemove(map: L.Map): this {
    cancelAnimationFrame(this.frame);
    map.off('click', this.clicked, this).off('mousemove', this.hovered, this);
    map.off('zoomstart', this.zoomStarts, this).off('zoomend viewreset resize', this.zoomEnds, this);
    map.off('zoomanim', this.zoomAnimates as L.LeafletEventHandlerFn, this).off('move', this.touch, this);
    this.canvas.remove();
    this.map = null;
    return this;
  }

  /** Something changed: the next frame draws. */
  touch(): void {
    this.dirty = true;
  }

  recolour(look: Look): void {
    this.look = look;
    this.spriteKey = '';
    this.touch();
  }

  private zoomStarts(): void {
    this.zooming = true;
  }

  private zoomEnds(): void {
    this.zooming = false;
    this.touch();
  }

  private zoomAnimates(event: L.ZoomAnimEvent): void {
    const map = this.map as L.Map & { _latLngToNewLayerPoint(at: L.LatLng, zoom: number, centre: L.LatLng): L.Point };
    const corner = map._latLngToNewLayerPoint(this.northWest, event.zoom, event.center);
    L.DomUtil.setTransform(this.canvas, corner, map.getZoomScale(event.zoom, this.drawnZoom));
  }

  private readonly tick = (now: number): void => {
    this.frame = requestAnimationFrame(this.tick);
    const quiet = now - this.drawnAt;
    const isDue = this.dirty || quiet > IDLE_MS || (quiet > GLIDE_MS && this.drawnAt < this.fleet.restsAt);
    if (!isDue || this.zooming || !this.map) return;
    this.dirty = false;
    this.drawnAt = now;
    this.draw(this.map, now);
    this.cost += (performance.now() - now - this.cost) / 20;
    if (this.cost > COSTLY_MS && this.density > 1) {
      this.density = 1;
      this.cost = 0;
    }
  };

  private draw(map: L.Map, now: number): void {
    const size = map.getSize();
    const { density, context, raster } = this;
    const zoom = map.getZoom();
    const image = this.imageFor(size, density);
    L.DomUtil.setTransform(this.canvas, map.containerPointToLayerPoint([0, 0]), 1);
    this.drawnZoom = zoom;
    this.northWest = map.containerPointToLatLng([0, 0]);

    const frame = new Frame(this.northWest, zoom, size);
    const sprites = this.spritesFor(zoom, density);
    raster.clear();
    this.fleet.within(frame.box(sprites.size / 2), now, (x, y, state, service, age) =>
      raster.put(sprites.get(state, service, ageStep(age)), frame.x(x) * density, frame.y(y) * density),
    );
    context.putImageData(image, 0, 0);
    context.setTransform(density, 0, 0, density, 0, 0);
    this.drawLine(frame, now);
    for (const open of this.assistances) this.drawWaiting(frame, open);
    this.drawSelected(frame, now);
  }

  /** The pixels that the canvas shows next, as many as it has. */
  private imageFor(size: L.Point, density: number): ImageData {
    const width = Math.max(1, Math.round(size.x * density));
    const height = Math.max(1, Math.round(size.y * density));
    if (this.image?.width !== width || this.image.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.width = `${size.x}px`;
      this.canvas.style.height = `${size.y}px`;
      this.image = this.context.createImageData(width, height);
      this.raster.use(new Uint32Array(this.image.data.buffer), width);
    }
    return this.image;
  }

  private spritesFor(zoom: number, density: number): Sprites {
    const radius = zoom < 10 ? 3.5 : zoom < 12 ? 5 : zoom < 14 ? 6.5 : 8;
    const key = `${radius} ${density}`;
    if (this.sprites === null || key !== this.spriteKey) {
      this.sprites = makeSprites(this.look, radius, density);
      this.spriteKey = key;
    }
    return this.sprites;
  }

  private drawWaiting(frame: Frame, open: OpenAssistance): void {
    const { context, look } = this;
    const x = frame.x(worldX(open.pickup.lng));
    const y = frame.y(worldY(open.pickup.lat));
    const radius = open.urgency === 'breached' ? 11 : 9;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y - radius * 1.6, radius, Math.PI * 0.8, Math.PI * 0.2);
    context.closePath();
    context.fillStyle = look[open.urgency];
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = look.edge;
    context.stroke();
    context.fillStyle = look.mark;
    const mid = y - radius * 1.6;
    // who waits for an answer asks; who waits for a truck has a bar
    if (open.status === 'requested') {
      context.fillRect(x - 1.5, mid - 5, 3, 6);
      context.fillRect(x - 1.5, mid + 3, 3, 3);
    } else context.fillRect(x - 4, mid - 1.5, 8, 3);
  }

  private chosen(): OpenAssistance | undefined {
    const { selected } = this;
    return selected?.kind === 'assistance' ? this.assistances.find((one) => one.id === selected.id) : undefined;
  }

  private drawLine(frame: Frame, now: number): void {
    const open = this.chosen();
    if (!open) return;
    const { context } = this;
    const stop = (lat: number, lng: number) => [frame.x(worldX(lng)), frame.y(worldY(lat))] as const;
    context.lineWidth = 2.5;
    context.strokeStyle = this.look.line;
    context.beginPath();
    const seen = open.assistant ? this.fleet.find(open.assistant.id, now) : null;
    const pickup = stop(open.pickup.lat, open.pickup.lng);
    if (seen) {
      context.moveTo(frame.x(seen.x), frame.y(seen.y));
      context.lineTo(...pickup);
    }
    context.stroke();
    if (!open.dropoff) return;
    const dropoff = stop(open.dropoff.lat, open.dropoff.lng);
    context.setLineDash([6, 6]);
    context.beginPath();
    context.moveTo(...pickup);
    context.lineTo(...dropoff);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = this.look.line;
    context.fillRect(dropoff[0] - 5, dropoff[1] - 5, 10, 10);
  }

  private drawSelected(frame: Frame, now: number): void {
    const open = this.chosen();
    const seen = this.selected?.kind === 'assistant' ? this.fleet.find(this.selected.id, now) : null;
    if (!open && !seen) return;
    const x = open ? frame.x(worldX(open.pickup.lng)) : frame.x(seen!.x);
    const y = open ? frame.y(worldY(open.pickup.lat)) - 15 : frame.y(seen!.y);
    this.context.beginPath();
    this.context.arc(x, y, open ? 19 : 14, 0, 2 * Math.PI);
    this.context.lineWidth = 3;
    this.context.strokeStyle = this.look.focus;
    this.context.stroke();
  }

  private hit(at: L.Point): Hit | null {
    const map = this.map!;
    const now = performance.now();
    const frame = new Frame(map.containerPointToLatLng([0, 0]), map.getZoom(), map.getSize());
    let best: Hit | null = null;
    let nearest = REACH * REACH;
    const offer = (hit: Hit, x: number, y: number, bonus: number) => {
      const distance = (x - at.x) ** 2 + (y - at.y) ** 2 - bonus;
      if (distance < nearest) {
        nearest = distance;
        best = hit;
      }
    };
    this.fleet.within(frame.box(REACH), now, (x, y, _state, _service, _age, id) =>
      offer({ kind: 'assistant', id }, frame.x(x), frame.y(y), 0),
    );
    // those who wait lie on top, and matter more
    for (const one of this.assistances)
      offer({ kind: 'assistance', id: one.id }, frame.x(worldX(one.pickup.lng)), frame.y(worldY(one.pickup.lat)) - 14, 60);
    return best;
  }

  private clicked(event: L.LeafletMouseEvent): void {
    this.onHit(this.hit(event.containerPoint));
  }

  private hovered(event: L.LeafletMouseEvent): void {
    this.map!.getContainer().classList.toggle('over-something', this.hit(event.containerPoint) !== null);
  }
}
