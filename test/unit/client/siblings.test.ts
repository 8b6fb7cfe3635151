import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { siblingModels } from '../../../src/client/siblings';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siblings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('are the other model files of the folder, by the names of their models', async () => {
  await writeFile(path.join(folder, 'iris.model.yaml'), 'name: iris\n');
  await writeFile(path.join(folder, 'copy.model.yaml'), 'name: iris\n');
  await writeFile(path.join(folder, 'other.model.json'), '{"name": "花"}');
  await writeFile(path.join(folder, 'broken.model.yml'), '{');
  await writeFile(path.join(folder, 'huge.model.yaml'), `name: iris\n${'#'.repeat(2_000_000)}`);
  await writeFile(path.join(folder, 'notes.yaml'), 'name: iris\n');
  await mkdir(path.join(folder, 'folder.model.yaml'));
  const found = [...siblingModels(path.join(folder, 'iris.model.yaml'))].sort((a, b) =>
    a.fileName < b.fileName ? -1 : 1,
  );
  expect(found).toEqual([
    { fileName: 'broken.model.yml', name: 'broken' },
    { fileName: 'copy.model.yaml', name: 'iris' },
    { fileName: 'other.model.json', name: '花' },
  ]);
});

test('of a folder that is not there are none', () => {
  expect(siblingModels(path.join(folder, 'gone', 'a.model.yaml'))).toEqual([]);
});
