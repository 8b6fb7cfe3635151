import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const dist = path.resolve(import.meta.dirname, '../../dist');
const limit = 300_000;

/** The files of each part that is loaded later, as the bundler names them. */
const parts = JSON.parse(readFileSync(path.join(dist, '.stamps/extension.chunks.json'), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;

/** Bytes of all files of some parts, each file once. */
function sizeOf(...names: readonly string[]): number {
  const files = new Set(names.flatMap((name) => parts[name] ?? expect.unreachable(`there is no part ${name}`)));
  return [...files].reduce((sum, file) => sum + statSync(path.join(dist, file)).size, 0);
}

describe.each(['en', 'zh'])('in %s', (locale) => {
  const activation = ['extension', `texts.${locale}`];
  const opening = [...activation, 'languageFeatures', `problemTexts.${locale}`];

  test('the extension host loads little when the extension activates', () => {
    expect(sizeOf(...activation)).toBeLessThan(50_000);
  });

  test('opening a model file loads less than 300 kB until the file is checked and its problems are shown', () => {
    expect(sizeOf(...opening)).toBeLessThan(limit);
  });

  test('with the client that asks the engine about the data it is less than 410 kB', () => {
    expect(sizeOf(...opening, 'service', `engineTexts.${locale}`)).toBeLessThan(410_000);
  });
});

test('no file of the extension host reaches 300 kB', () => {
  for (const file of new Set(Object.values(parts).flat())) {
    expect(statSync(path.join(dist, file)).size, file).toBeLessThan(limit);
  }
});
