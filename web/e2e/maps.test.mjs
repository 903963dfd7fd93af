// The three grounds of a map: the operator's tiles, the operator's one file, and none. Nobody else is ever asked.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { browse, person, picture, serve, until } from './harness.mjs';

let browser;
before(async () => {
  browser = await browse();
});
after(async () => browser?.close());

/** One grey pixel, which a browser scales to a tile. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');

test('tiles come from where the operator said, and from nowhere else', async (t) => {
  const asked = [];
  const tiles = createServer((request, response) => {
    asked.push(request.url);
    response.setHeader('Content-Type', 'image/png');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.end(PIXEL);
  }).listen(0, '127.0.0.1');
  await once(tiles, 'listening');
  t.after(() => (tiles.closeAllConnections(), tiles.close()));
  const host = `127.0.0.1:${tiles.address().port}`;
  const server = await serve({ settings: { DEPANNINI__WEB__TILES: `http://${host}/{z}/{x}/{y}.png`, DEPANNINI__WEB__ATTRIBUTION: '© Somebody <b>' } });
  t.after(() => server.stop());
  const { page, faults } = await person(browser, server.url, { hosts: [host] });
  await page.goto('/');
  await page.getByText('© Somebody <b>').waitFor();
  await until('tiles are shown', () => page.evaluate(() => [...document.querySelectorAll('img.leaflet-tile')].some((tile) => tile.complete && tile.naturalWidth > 0)));
  assert.ok(asked.every((url) => /^\/\d+\/\d+\/\d+\.png$/.test(url)), asked.join());
  assert.deepEqual(faults, []);
  await picture(page, 'map-tiles');
});

test('one file on the server’s disk is a map', async (t) => {
  const file = join(mkdtempSync(join(tmpdir(), 'depannini-map-')), 'world.pmtiles');
  writeFileSync(file, archive());
  const server = await serve({ settings: { DEPANNINI__WEB__PMTILES: file, DEPANNINI__WEB__ATTRIBUTION: '© A file' } });
  t.after(() => server.stop());
  const { page, faults } = await person(browser, server.url);
  await page.goto('/');
  await page.getByText('© A file').waitFor();
  // The colour of land by night, which is only where the file says that there is land.
  await until('land is painted', () =>
    page.evaluate(() =>
      [...document.querySelectorAll('canvas.leaflet-tile')].some((tile) => {
        const pixel = tile.width > 0 ? tile.getContext('2d').getImageData(tile.width / 2, tile.height / 2, 1, 1).data : [];
        return [...pixel].join() === '31,31,31,255';
      }),
    ),
  );
  assert.deepEqual(faults, []);
  await picture(page, 'map-file');
});

test('a file that is no map leaves the grid', async (t) => {
  const file = join(mkdtempSync(join(tmpdir(), 'depannini-map-')), 'broken.pmtiles');
  writeFileSync(file, 'this is no map at all'.repeat(1_000));
  const server = await serve({ settings: { DEPANNINI__WEB__PMTILES: file } });
  t.after(() => server.stop());
  const { page } = await person(browser, server.url);
  await page.goto('/');
  await page.locator('.base-grid canvas').first().waitFor();
  await page.getByText('Where are you?').waitFor();
});

const varint = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
const field = (number, bytes) => [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
const zigzag = (value) => varint(((value << 1) ^ (value >> 31)) >>> 0);

/** A PMTiles file down to zoom 1, of five tiles that are all alike: land from edge to edge. */
function archive() {
  const square = [9, ...zigzag(0), ...zigzag(0), 26, ...zigzag(4096), ...zigzag(0), ...zigzag(0), ...zigzag(4096), ...zigzag(-4096), ...zigzag(0), 15];
  const feature = [0x18, 3, ...field(4, square)];
  const layer = [0x78, 2, ...field(1, Buffer.from('earth')), ...field(2, feature), 0x28, ...varint(4096)];
  const tile = field(3, layer);
  const directory = [1, 0, 5, ...varint(tile.length), 1];
  const metadata = Buffer.from('{}');
  const header = Buffer.alloc(127);
  header.write('PMTiles');
  header[7] = 3;
  const sections = [
    [127, directory.length],
    [127 + directory.length, metadata.length],
    [127 + directory.length + metadata.length, 0],
    [127 + directory.length + metadata.length, tile.length],
    [5, 1],
    [1],
  ].flat();
  sections.forEach((value, index) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * index));
  header.set([1, 1, 1, 1, 0, 1], 96);
  [-180e7, -85e7, 180e7, 85e7].forEach((degrees, index) => header.writeInt32LE(degrees, 102 + 4 * index));
  return Buffer.concat([header, Buffer.from(directory), metadata, Buffer.from(tile)]);
}
