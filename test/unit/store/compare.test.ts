import * as fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { nameOfCompared } from '../../../src/protocol';
import { compareFolders } from '../../../src/store';
import { addRun } from './someRuns';
import { temporaryFolder } from './temporaryFolder';

/** Runs of one title, each in a store of a folder of its own. */
function runsIn(...folders: readonly string[]): readonly string[] {
  return folders.map((folder) => {
    fs.mkdirSync(folder, { recursive: true });
    return addRun(path.join(folder, 'moons.model.yaml'));
  });
}

it('tells what is compared apart by the folder, where it lies in several stores', () => {
  const home = temporaryFolder();
  const [north = '', south = '', nested = ''] = ['north', 'south', 'deep/south'].map((name) => path.join(home, name));
  const names = (...folders: readonly string[]) => {
    const { compared } = compareFolders(runsIn(...folders));
    expect(new Set(compared.map(({ id }) => id)).size).toBe(compared.length);
    return compared.map((one) => nameOfCompared(one).slice(0, -one.run.length));
  };
  expect(names(north, north)).toEqual(['', '']);
  expect(names(north, south)).toEqual(['north/', 'south/']);
  expect(names(south, nested)).toEqual([`${south}/`, `${nested}/`]);
});
