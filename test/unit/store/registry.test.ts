import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aliasHistory,
  aliasVersion,
  compareVersions,
  deleteVersion,
  isAliasName,
  listAliases,
  listModels,
  listTrash,
  listVersionsOf,
  moveAlias,
  readCard,
  readRemarks,
  resolveReference,
  restoreVersion,
  writeEditedCard,
  writeRemarks,
} from '../../../src/store';
import { killAt, live, originals } from './killAt';
import { addVersion, flower } from './madeVersion';
import { temporaryFolder } from './temporaryFolder';

function storeWith(versions: number): string {
  const store = path.join(temporaryFolder(), 'store');
  for (let version = 1; version <= versions; version++) addVersion(store, version);
  return store;
}

const numbers = (store: string) => listVersionsOf(store, flower).map(({ version }) => version);

describe('the registry', () => {
  it('lists the models that have versions', () => {
    const store = storeWith(2);
    addVersion(store, 1, 'other');
    expect(listModels(store)).toEqual([flower, 'other']);
  });

  it('resolves a version by number, by alias and as the latest', () => {
    const store = storeWith(3);
    moveAlias(store, flower, 'champion', 2);
    const meant = (reference: string) => resolveReference([store], reference)?.version?.version;
    expect([`${flower}@1`, `${flower}@champion`, `${flower}@latest`, flower].map(meant)).toEqual([1, 2, 3, 3]);
    expect(meant(`${flower}@nobody`)).toBeUndefined();
  });

  it('moves an alias and remembers where it was', () => {
    const store = storeWith(2);
    moveAlias(store, flower, 'champion', 1);
    moveAlias(store, flower, 'champion', 2);
    moveAlias(store, flower, 'champion', null);
    expect(aliasHistory(store, flower, 'champion').map(({ version }) => version)).toEqual([1, 2, null]);
    expect(listAliases(store, flower)).toEqual([]);
    moveAlias(store, flower, 'champion', 1);
    expect(listAliases(store, flower)).toMatchObject([{ name: 'champion', version: 1 }]);
  });

  it.each([
    ['champion', true],
    ['冠军', true],
    ['v1.2-beta', true],
    ['3', false],
    ['-a', false],
    ['a/b', false],
    ['..', false],
    ['', false],
    ['a'.repeat(65), false],
  ])('takes %j for an alias: %s', (name, fits) => {
    expect(isAliasName(name)).toBe(fits);
  });

  it('takes a version to the trash and back, and never gives its number again', () => {
    const store = storeWith(3);
    deleteVersion(store, flower, 3);
    expect([numbers(store), listTrash(store, flower).map(({ version }) => version)]).toEqual([[1, 2], [3]]);
    expect(addVersion(store)).toBe(4);
    restoreVersion(store, flower, 3);
    expect(numbers(store)).toEqual([1, 2, 3, 4]);
  });

  it('does not delete what an alias means', () => {
    const store = storeWith(1);
    moveAlias(store, flower, 'champion', 1);
    expect(() => deleteVersion(store, flower, 1)).toThrow('version-in-use');
    moveAlias(store, flower, 'champion', null);
    deleteVersion(store, flower, 1);
    expect(numbers(store)).toEqual([]);
  });

  it('keeps remarks beside the version, each replaced by itself', () => {
    const store = storeWith(1);
    writeRemarks(store, flower, 1, { title: 'First', tags: ['good'] });
    writeRemarks(store, flower, 1, { note: 'Trained in winter.' });
    expect(readRemarks(store, flower, 1)).toEqual({ title: 'First', tags: ['good'], note: 'Trained in winter.' });
    expect(writeRemarks(store, flower, 1, { title: '' })).toEqual({ tags: ['good'], note: 'Trained in winter.' });
  });

  it.each(['en', 'zh'] as const)('writes a card in %s, or keeps the one that a person wrote', (locale) => {
    const store = storeWith(1);
    const [version] = listVersionsOf(store, flower);
    if (!version) throw new Error('There is no version.');
    writeRemarks(store, flower, 1, { title: 'First' });
    const generated = readCard(store, version, locale);
    expect(generated).toContain('# First (a/b flower@1)');
    expect(generated).toContain('kind\\|of');
    const [split, data, duplicates] = {
      en: ['test', '60 generated rows of blobs (seed 1)', 'duplicates left out'],
      zh: ['测试', '由 blobs 生成的 60 行（种子 1）', '去掉重复行'],
    }[locale];
    expect(generated).toContain(`| ${split} | 5 | 0.25 | 0.8 |`);
    expect(generated).toContain(`| ${data} |\n`);
    expect(generated).toContain(`| ${duplicates} |\n`);
    expect(generated).toMatch(/\| sgd \|\n.*\| mse \|\n/);
    writeEditedCard(store, flower, 1, '# Mine\n');
    expect(readCard(store, version, locale)).toBe('# Mine\n');
    writeEditedCard(store, flower, 1, undefined);
    expect(readCard(store, version, locale)).toBe(generated);
  });

  it('compares versions by their measures and their files', () => {
    const { measures, differences, sameData } = compareVersions(listVersionsOf(storeWith(2), flower));
    expect(measures).toEqual([{ name: 'val_loss', values: [1, 0.5] }]);
    expect(differences).toEqual([{ path: 'networks.0.layers.0.config.units', values: [1, 2] }]);
    expect(sameData).toBe(true);
  });
});

describe('the registry after a kill at any change to the disk', () => {
  beforeEach(() => live());
  afterEach(() => live(originals));

  const operations: readonly (readonly [name: string, act: (store: string) => unknown])[] = [
    ['moving an alias', (store) => moveAlias(store, flower, 'champion', 2)],
    ['a new alias', (store) => moveAlias(store, flower, 'other', 2)],
    ['deleting', (store) => numbers(store).includes(2) && deleteVersion(store, flower, 2)],
    ['remarks', (store) => writeRemarks(store, flower, 1, { title: 'New' })],
    ['a card', (store) => writeEditedCard(store, flower, 1, 'new')],
    ['a new version', (store) => addVersion(store)],
  ];

  const stateOf = (store: string) => ({
    versions: numbers(store),
    trash: listTrash(store, flower).map(({ version }) => version),
    aliases: listAliases(store, flower).map(({ name, version }) => [name, version]),
    champion: aliasVersion(store, flower, 'champion'),
    remarks: readRemarks(store, flower, 1),
    card: listVersionsOf(store, flower).map((version) => readCard(store, version, 'en')),
  });

  it.each(operations)('is as before or as after: %s', (_, act) => {
    const prepare = () => {
      const store = storeWith(2);
      moveAlias(store, flower, 'champion', 1);
      writeRemarks(store, flower, 1, { title: 'Old' });
      writeEditedCard(store, flower, 1, 'old');
      return store;
    };
    const whole = prepare();
    const before = stateOf(whole);
    act(whole);
    const after = stateOf(whole);
    for (let change = 1; ; change++) {
      const store = prepare();
      const kill = killAt(change);
      let killed = false;
      try {
        act(store);
      } catch (error) {
        killed = true;
        expect(String(error)).toContain('killed');
      }
      expect(killed).toBe(kill.done() >= change);
      live();
      const state = stateOf(store);
      expect([before, after], `killed at change ${change}`).toContainEqual(state);
      // And it is worked on as if nothing had been.
      act(store);
      expect(aliasVersion(store, flower, 'champion')).toBe(after.champion);
      if (!killed) break;
    }
  });
});
