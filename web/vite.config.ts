/// Builds the four pages into `dist`, with names that depend on nothing but the contents.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { serviceWorker } from './scripts/service-worker.ts';

const server = process.env.DEPANNINI_URL ?? 'http://127.0.0.1:8000';
const pages: Record<string, string> = { '/assistant': '/assistant.html', '/console': '/console.html' };

export default defineConfig({
  plugins: [
    svelte(),
    serviceWorker(),
    {
      name: 'pages-in-development',
      configureServer(dev) {
        dev.middlewares.use((request, _response, next) => {
          const path = request.url?.split('?')[0] ?? '';
          if (path.startsWith('/t/')) request.url = '/track.html';
          else request.url = pages[path] ?? request.url;
          next();
        });
      },
    },
  ],
  server: {
    proxy: {
      '/api': server,
      '/dev': server,
      '/media': server,
      '/map.pmtiles': server,
      '/ws': { target: server.replace('http', 'ws'), ws: true },
    },
  },
  build: {
    target: 'es2022',
    assetsDir: 'web',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'build.json',
    rolldownOptions: {
      input: ['index.html', 'assistant.html', 'console.html', 'track.html'],
      output: {
        // A page's words are told apart by language, for the scales and for the service worker.
        chunkFileNames: ({ facadeModuleId }) => {
          const words = facadeModuleId?.match(/messages\/(\w+)\/(\w+)\.json$/);
          return words ? `web/words-${words[1]}-${words[2]}-[hash].js` : 'web/[name]-[hash].js';
        },
      },
    },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
