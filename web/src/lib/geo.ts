/// Places: distances, and coordinates as people type them.
import type { Position } from './api/types';
import { plainDigits } from './digits';

const EARTH_KM = 6371.0088;
const RAD = Math.PI / 180;

/** Great-circle kilometres. */
export function kilometres(a: Position, b: Position): number {
  const half = Math.sin(((b.lat - a.lat) * RAD) / 2) ** 2 + Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.sin(((b.lng - a.lng) * RAD) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/**
 * Reads "36.7525, 3.042", "36,7525; 3,042", "36.7525 N 3.042 E", "36°45'9\"N, 3°2'31\"E", or a map link that has them.
 * Null when that is no place on Earth.
 */
export function parsePosition(text: string): Position | null {
  const plain = plainDigits(text)
    .replace(/٫/g, '.')
    .replace(/[،؛]/g, ';')
    .trim();
  const link = plain.match(/(?:[@=/]|geo:)(-?\d+\.\d+),\s*(-?\d+\.\d+)/);
  if (link) return checked(Number(link[1]), Number(link[2]));
  const degrees = [...plain.matchAll(/(-?\d+(?:\.\d+)?)\s*°\s*(?:(\d+(?:\.\d+)?)\s*['′]\s*)?(?:(\d+(?:\.\d+)?)\s*["″]\s*)?([NSEW])?/gi)];
  if (degrees.length === 2) return checked(sexagesimal(degrees[0]!), sexagesimal(degrees[1]!));
  const commaDecimals = /\d,\d+\s*[;\s]\s*-?\d+,\d/.test(plain);
  const pointed = commaDecimals ? plain.replace(/(\d),(\d)/g, '$1.$2') : plain;
  const parts = pointed.match(/^(-?\d+(?:\.\d+)?)\s*°?\s*([NS])?\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*°?\s*([EW])?$/i);
  if (!parts) return null;
  const lat = Number(parts[1]) * (parts[2]?.toUpperCase() === 'S' ? -1 : 1);
  const lng = Number(parts[3]) * (parts[4]?.toUpperCase() === 'W' ? -1 : 1);
  return checked(lat, lng);
}

function sexagesimal(match: RegExpMatchArray): number {
  const whole = Number(match[1]);
  const size = Math.abs(whole) + Number(match[2] ?? 0) / 60 + Number(match[3] ?? 0) / 3600;
  const south = /[SW]/i.test(match[4] ?? '');
  return whole < 0 || south ? -size : size;
}

function checked(lat: number, lng: number): Position | null {
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null;
}

/** Five decimals: about a metre. */
export function writePosition({ lat, lng }: Position): string {
  return `${lat.toFixed(5)}, ${lng.toFixed(5)}`;
}

/** Opens the phone's own navigation: nothing is sent to anybody before it is pressed. */
export function navigationLink({ lat, lng }: Position, agent = navigator.userAgent): string {
  const place = `${lat.toFixed(6)},${lng.toFixed(6)}`;
  return /iPhone|iPad|Macintosh/.test(agent) ? `maps://?daddr=${place}` : `geo:${place}?q=${place}`;
}
