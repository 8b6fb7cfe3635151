import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { preProcessFile, resolveModuleName, sys } from 'typescript';
import { expect, it } from 'vitest';

const source = path.resolve(import.meta.dirname, '../../../src');

/** The files of the project that a file names, also those it takes only types of. */
function importsOf(file: string): string[] {
  return preProcessFile(readFileSync(file, 'utf8')).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const found = resolveModuleName(fileName, file, {}, sys).resolvedModule?.resolvedFileName;
    return found ? [found] : [];
  });
}

/** Files that lead back to themselves, as a path through them. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      found.push([...trail.slice(start), file].map((one) => path.relative(source, one)).join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

it('no file imports itself by way of others', () => {
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const files = names.map((name) => path.join(source, name));
  const graph = new Map(files.map((file) => [file, importsOf(file)] as const));
  expect([...graph.values()].flat().length).toBeGreaterThan(files.length);
  expect(circles(graph)).toEqual([]);
});
