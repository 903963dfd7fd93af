/// The signs on a map: what they look like and how they are kept in step with a list.
import L from 'leaflet';
import type { Position } from '../api/types';
import { escapeHtml } from './base';
import { Glide } from './glide';
import type { Sign, Spec } from './specs';

const SHAPES: Record<Sign, { size: [number, number]; anchor: [number, number]; svg: string }> = {
  pin: {
    size: [44, 52],
    anchor: [22, 50],
    svg: '<path class="fill" d="M22 2C11.5 2 4 9.8 4 19.6 4 32 22 50 22 50s18-18 18-30.4C40 9.8 32.500 2 22 2Z"/><circle class="hole" cx="22" cy="20" r="7"/>',
  },
  drop: {
    size: [40, 48],
    anchor: [8, 46],
    svg: '<path class="pole" d="M8 46V4"/><path class="fill" d="M8 5h26l-7 9 7 9H8z"/>',
  },
  truck: {
    size: [44, 44],
    anchor: [22, 22],
    svg: '<circle class="fill" cx="22" cy="22" r="20"/><path class="hole" d="M9 26V16h15v10h2v-7h5l4 4v5h-2.200a3.500 3.500 0 0 1-6.600 0h-8.400a3.500 3.500 0 0 1-6.600 0H9z"/>',
  },
  me: { size: [22, 22], anchor: [11, 11], svg: '<circle class="fill" cx="11" cy="11" r="8"/>' },
  place: {
    size: [28, 28],
    anchor: [14, 14],
    svg: '<rect class="fill" x="3" y="3" width="22" height="22" rx="6"/><path class="hole" d="M17.500 7.500a4 4 0 0 0-5 5l-5 5 3 3 5-5a4 4 0 0 0 5-5l-2.500 2.500-2.500-.500-.500-2.500z"/>',
  },
};

export function icon(sign: Sign): L.DivIcon {
  const { size, anchor, svg } = SHAPES[sign];
  const html = `<svg viewBox="0 0 ${size[0]} ${size[1]}" width="${size[0]}" height="${size[1]}" aria-hidden="true">${svg}</svg>`;
  return L.divIcon({ className: `sign sign-${sign}`, html, iconSize: size, iconAnchor: anchor });
}

/** Pixels that an arrow key moves a pin. */
const NUDGE = 12;

export class Markers {
  private readonly shown = new Map<string, { marker: L.Marker; glide: Glide; spec: Spec }>();

  constructor(private readonly map: L.Map) {}

  show(specs: Spec[]): void {
    const wanted = new Set(specs.map(({ id }) => id));
    for (const [id, { marker, glide }] of this.shown) {
      if (wanted.has(id)) continue;
      glide.stop();
      marker.remove();
      this.shown.delete(id);
    }
    for (const spec of specs) this.put(spec);
  }

  private put(spec: Spec): void {
    const known = this.shown.get(spec.id);
    if (known && known.spec.sign === spec.sign && Boolean(known.spec.onmove) === Boolean(spec.onmove) && Boolean(known.spec.onpick) === Boolean(spec.onpick)) {
      const moved = known.spec.at.lat !== spec.at.lat || known.spec.at.lng !== spec.at.lng;
      if (moved && spec.sign === 'truck') known.glide.to(spec.at);
      else if (moved) put(known.marker, spec.at);
      if (known.spec.label !== spec.label) name(known.marker, spec);
      known.spec = spec;
      return;
    }
    known?.marker.remove();
    const marker = L.marker(spec.at, {
      icon: icon(spec.sign),
      draggable: Boolean(spec.onmove),
      autoPan: true,
      keyboard: Boolean(spec.onmove ?? spec.onpick),
      interactive: Boolean(spec.onmove ?? spec.onpick),
      zIndexOffset: spec.sign === 'truck' ? 1000 : spec.sign === 'place' ? -1000 : 0,
    });
    const entry = { marker, glide: new Glide(spec.at, (at) => put(marker, at)), spec };
    marker.on('dragend', () => entry.spec.onmove?.(plain(marker.getLatLng())));
    marker.on('click', () => entry.spec.onpick?.());
    marker.on('keydown', (event) => this.nudge(entry, (event as unknown as { originalEvent: KeyboardEvent }).originalEvent));
    marker.addTo(this.map);
    put(marker, spec.at);
    name(marker, spec);
    this.shown.set(spec.id, entry);
  }

  private nudge({ marker, spec }: { marker: L.Marker; spec: Spec }, key: KeyboardEvent): void {
    const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key.key];
    if (key.key === 'Enter') spec.onpick?.();
    if (!way || !spec.onmove) return;
    L.DomEvent.stop(key);
    const point = this.map.latLngToContainerPoint(marker.getLatLng()).add([way[0]! * NUDGE, way[1]! * NUDGE]);
    const at = plain(this.map.containerPointToLatLng(point));
    marker.setLatLng(at);
    spec.onmove(at);
  }
}

/** Places it; the page can tell where it is without asking the map. */
function put(marker: L.Marker, at: Position): void {
  marker.setLatLng(at);
  const element = marker.getElement();
  if (element) element.dataset.at = `${at.lat.toFixed(5)},${at.lng.toFixed(5)}`;
}

function name(marker: L.Marker, spec: Spec): void {
  const element = marker.getElement();
  element?.setAttribute('aria-label', spec.label);
  if (element && !spec.onmove && !spec.onpick) element.setAttribute('role', 'img');
  marker.unbindTooltip();
  if (spec.named) marker.bindTooltip(escapeHtml(spec.label), { permanent: true, direction: 'right', offset: [12, 0], className: 'sign-name' });
}

function plain({ lat, lng }: L.LatLng): Position {
  const wrapped = L.latLng(lat, lng).wrap();
  return { lat: Math.max(-90, Math.min(90, wrapped.lat)), lng: wrapped.lng };
}
