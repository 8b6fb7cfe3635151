import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/places.mjs';

/** The tests that run in the extension host: each is a bundle of its own, which the runner there finds by its name. */
export function integrationTests() {
  const folder = path.join(root, 'test/integration');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  const tests = files.map((file) => file.replaceAll(path.sep, '/')).filter((file) => file.endsWith('.test.ts'));
  return Object.fromEntries([
    ['test/integration/index', 'test/integration/index.ts'],
    ...tests.sort().map((file) => [`test/integration/${file.replace(/\.ts$/, '')}`, `test/integration/${file}`]),
  ]);
}
