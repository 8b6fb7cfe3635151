import * as fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planMove } from '../../../src/client';
import {
  aliasVersion,
  createKey,
  deleteVersion,
  finishRenames,
  isModelName,
  listKeys,
  listModels,
  listTrash,
  listTrashed,
  listVersionsOf,
  moveAlias,
  movedTo,
  noteServer,
  notebookFile,
  readReport,
  readTraffic,
  renamedReference,
  renamedTo,
  renameModel,
  resolveReference,
  restoreTrashed,
  storeBeside,
  summarizeRuns,
  trashRun,
  writeTraffic,
} from '../../../src/store';
import { killAt, live, originals } from './killAt';
import { addVersion } from './madeVersion';
import { addRun, makeSmallRun } from './someRuns';
import { temporaryFolder } from './temporaryFolder';

/** A folder with a model file, notes on it, runs, versions and what belongs to them. */
function trained(text = 'name: iris\n', fileName = 'iris.model.yaml') {
  const file = path.join(temporaryFolder(), fileName);
  const store = storeBeside(file);
  fs.writeFileSync(file, text);
  fs.writeFileSync(notebookFile(file), '{"formatVersion":1,"items":[]}\n');
  addRun(file, 'completed', { model: 'iris' });
  trashRun(addRun(file, 'failed', { model: 'iris' }));
  for (const units of [1, 2, 3]) addVersion(store, units, 'iris');
  deleteVersion(store, 'iris', 3);
  moveAlias(store, 'iris', 'champion', 1);
  writeTraffic(store, 'iris', { canary: { to: '2', share: 0.5 } });
  createKey(store, { name: 'phone', models: ['iris'], actions: ['predict'] });
  return { file, store, folder: path.dirname(file) };
}

/** All that is kept under a name. */
function kept(store: string, model: string) {
  return {
    runs: summarizeRuns(store, model).length,
    versions: listVersionsOf(store, model).map(({ version }) => version),
    deleted: listTrash(store, model).map(({ version }) => version),
    champion: aliasVersion(store, model, 'champion'),
    canary: readTraffic(store, model).canary?.to,
    keys: listKeys(store).filter(({ models }) => models.includes(model)).length,
    trashed: listTrashed(store).filter((one) => one.model === model).length,
  };
}

const everything = { runs: 1, versions: [1, 2], deleted: [3], champion: 1, canary: '2', keys: 1, trashed: 1 };
const nothing = {
  runs: 0,
  versions: [],
  deleted: [],
  champion: undefined,
  canary: undefined,
  keys: 0,
  trashed: 0,
};

function rename(store: string, model: string, to: string): void {
  renameModel(store, model, to, planMove(store, model, to));
  finishRenames(store);
}

describe('renaming a model', () => {
  it('takes everything along: runs, versions, aliases, traffic, keys, the trash, the model file and its notes', () => {
    const { store, folder, file } = trained();
    rename(store, 'iris', 'flowers');
    expect([kept(store, 'flowers'), kept(store, 'iris')]).toEqual([everything, nothing]);
    expect(listModels(store)).toEqual(['flowers']);
    const now = path.join(folder, 'flowers.model.yaml');
    expect(fs.readdirSync(folder).sort()).toEqual(['.model-studio', 'flowers.model.yaml', 'flowers.notes.json']);
    expect(fs.readFileSync(now, 'utf8')).toBe('name: flowers\n');
    const [run] = summarizeRuns(store, 'flowers');
    expect(run?.source).toBe(now);
    expect(readReport(run?.folder ?? '')?.of).toMatchObject({ model: 'flowers' });
    expect(renamedTo(store, 'iris')).toBe('flowers');
    expect(renamedReference([store], 'iris@champion')).toMatchObject({
      name: 'flowers',
      reference: 'flowers@champion',
    });
    expect(renamedReference([store], 'tulips@1')).toBeUndefined();
    expect(movedTo(store, file)).toBe(now);
    expect(resolveReference([store], 'flowers@champion')?.version?.version).toBe(1);
    expect(resolveReference([store], 'iris@1')).toBeUndefined();
    const [trashed] = listTrashed(store);
    if (trashed) restoreTrashed(trashed);
    expect(summarizeRuns(store, 'flowers')).toHaveLength(2);
    expect(addVersion(store, 4, 'flowers')).toBe(4);
    expect(fs.existsSync(file)).toBe(false);
  });

  it('leaves the old name free for a model that has nothing of the other', () => {
    const { store, file } = trained();
    rename(store, 'iris', 'flowers');
    addRun(file, 'completed', { model: 'iris' });
    expect(addVersion(store, 9, 'iris')).toBe(1);
    expect(kept(store, 'flowers')).toEqual(everything);
    expect(kept(store, 'iris')).toMatchObject({ runs: 1, versions: [1], champion: undefined, keys: 0 });
    expect(listModels(store)).toEqual(['flowers', 'iris']);
    expect(() => renameModel(store, 'flowers', 'iris')).toThrow('name-taken');
    rename(store, 'iris', 'roses');
    rename(store, 'flowers', 'iris');
    expect([kept(store, 'iris'), kept(store, 'roses').versions]).toEqual([everything, [1]]);
  });

  it('leads from every name of before to the present one, and back', () => {
    const { store, file } = trained();
    for (const [from, to] of [
      ['iris', 'a'],
      ['a', 'b'],
    ] as const) {
      rename(store, from, to);
    }
    expect(['iris', 'a', 'b', 'c'].map((name) => renamedTo(store, name))).toEqual(['b', 'b', undefined, undefined]);
    rename(store, 'b', 'iris');
    expect([kept(store, 'iris'), renamedTo(store, 'a')]).toEqual([everything, 'iris']);
    expect(summarizeRuns(store, 'iris')[0]?.source).toBe(file);
  });

  it.each([
    ['name: iris # mine\n', 'other.model.yaml', 'other.model.yaml', 'name: 山百合 # mine\n'],
    ['name: "iris"\n', 'iris.model.yaml', '山百合.model.yaml', 'name: "山百合"\n'],
    ['data: {}\n', 'iris.model.yml', '山百合.model.yml', 'data: {}\n'],
    [
      "import { defineModel } from 'model-studio';\nexport default defineModel({ name: 'iris' });\n",
      'iris.model.ts',
      '山百合.model.ts',
      "import { defineModel } from 'model-studio';\nexport default defineModel({ name: '山百合' });\n",
    ],
  ])('writes %j of %s anew as %s', (text, fileName, after, written) => {
    const { store, folder } = trained(text, fileName);
    rename(store, 'iris', '山百合');
    expect(fs.readFileSync(path.join(folder, after), 'utf8')).toBe(written);
  });

  it('leaves a file alone whose model is called otherwise by now', () => {
    const { store, file } = trained('name: other\n');
    expect(planMove(store, 'iris', 'flowers')).toBeUndefined();
    rename(store, 'iris', 'flowers');
    expect([kept(store, 'flowers'), fs.existsSync(file)]).toEqual([everything, true]);
  });

  it.each(['', ' a', 'a ', 'a@1', 'a/b', '..', '.a', 'a.', 'a\nb', 'C:', 'x'.repeat(101)])('refuses %j', (name) => {
    const { store } = trained();
    expect(isModelName(name)).toBe(false);
    expect(() => renameModel(store, 'iris', name)).toThrow('bad-name');
    expect(kept(store, 'iris')).toEqual(everything);
  });

  it.each<[what: string, prepare: (store: string, file: string) => void, code: string]>([
    ['a run trains', (store, file) => void makeSmallRun(store, file, { model: 'iris' }), 'model-active'],
    ['a server serves it', serve, 'model-active'],
    ['a model has the name', (store) => void addVersion(store, 1, 'flowers'), 'name-taken'],
    ['a run has the name', (_, file) => void addRun(file, 'paused', { model: 'flowers' }), 'name-taken'],
    ['one in the trash has it', (_, file) => void trashRun(addRun(file, 'failed', { model: 'flowers' })), 'name-taken'],
    ['a key opens it', (store) => void createKey(store, { name: 'k', models: ['flowers'], actions: [] }), 'name-taken'],
    [
      'a file has it',
      (_, file) => fs.writeFileSync(path.join(file, '..', 'x.model.yaml'), 'name: flowers\n'),
      'name-taken',
    ],
    [
      'a file is called so',
      (_, file) => fs.writeFileSync(path.join(file, '..', 'flowers.model.yaml'), 'name: x\n'),
      'name-taken',
    ],
  ])('refuses while %s', (_, prepare, code) => {
    const { store, file } = trained();
    prepare(store, file);
    const before = kept(store, 'iris');
    expect(() => rename(store, 'iris', 'flowers')).toThrow(code);
    expect([kept(store, 'iris'), fs.existsSync(file)]).toEqual([before, true]);
  });

  it('says that there is no such model', () => {
    expect(() => renameModel(trained().store, 'nobody', 'flowers')).toThrow('model-missing');
  });
});

function serve(store: string): void {
  const server = { url: 'http://127.0.0.1:1', models: ['iris'], everywhere: false, keys: false };
  noteServer(store, { ...server, started: '2026-01-01T00:00:00.000Z' });
}

describe('renaming a model, killed at any change to the disk,', () => {
  beforeEach(() => live());
  afterEach(() => live(originals));

  it('leaves it as it was or as it is to be, and whoever comes next moves the file', () => {
    for (let change = 1; ; change++) {
      const { store, folder } = trained();
      const kill = killAt(change);
      let killed = false;
      try {
        rename(store, 'iris', 'flowers');
      } catch (error) {
        killed = true;
        expect(String(error)).toContain('killed');
      }
      expect(killed).toBe(kill.done() >= change);
      live();
      // The one that was killed holds its lock no more.
      fs.rmSync(path.join(store, 'renaming'), { recursive: true, force: true });
      const name = renamedTo(store, 'iris') ?? 'iris';
      const other = name === 'iris' ? 'flowers' : 'iris';
      expect([kept(store, name), kept(store, other)], `killed at change ${change}`).toEqual([everything, nothing]);
      finishRenames(store);
      expect(fs.readFileSync(path.join(folder, `${name}.model.yaml`), 'utf8')).toBe(`name: ${name}\n`);
      expect(fs.existsSync(path.join(folder, `${name}.notes.json`))).toBe(true);
      expect(summarizeRuns(store, name)[0]?.source).toBe(path.join(folder, `${name}.model.yaml`));
      if (name === 'iris') rename(store, 'iris', 'flowers');
      expect(kept(store, 'flowers')).toEqual(everything);
      if (!killed) break;
    }
  });
});
