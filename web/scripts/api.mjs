// Writes the types of the API from the server's own description: `npm run api -- openapi.json`, or with DEPANNINI_BIN set.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const text = process.argv[2]
  ? readFileSync(process.argv[2], 'utf8')
  : execFileSync(process.env.DEPANNINI_BIN ?? '../target/debug/depannini', ['openapi'], { encoding: 'utf8', maxBuffer: 1 << 26 });
const document = JSON.parse(text);

// Errors are alike everywhere and have a type of their own; examples are for readers.
for (const path of Object.values(document.paths)) {
  for (const operation of Object.values(path)) {
    if (!operation.responses) continue;
    for (const status of Object.keys(operation.responses)) if (!status.startsWith('2')) delete operation.responses[status];
    for (const response of Object.values(operation.responses)) delete response.headers;
    delete operation.description;
  }
}
const strip = (value) => {
  if (!value || typeof value !== 'object') return;
  delete value.examples;
  delete value.example;
  for (const key of ['minimum', 'maximum', 'minLength', 'maxLength', 'pattern', 'format']) if (typeof value[key] !== 'object') delete value[key];
  if (typeof value.description === 'string') delete value.description;
  for (const next of Object.values(value)) strip(next);
};
strip(document);

const body = astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false }));
const head = '/* eslint-disable */\n// Generated from /openapi.json by `npm run api`; not edited by hand.\n\n';
writeFileSync(new URL('../src/lib/api/schema.d.ts', import.meta.url), head + body);
