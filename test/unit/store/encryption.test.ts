import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  compareVersions,
  createKeyFile,
  decryptVersion,
  encryptVersion,
  listVersionsOf,
  makeStoreKey,
  parseStoreKey,
  provideStoreKey,
  readCard,
  readSignature,
  readTrainedModel,
  readVersionText,
  storeKey,
  storeKeyFileVariable,
  storeKeyVariable,
  type StoreKey,
  type VersionSummary,
} from '../../../src/store';
import { seal, unseal } from '../../../src/store/encryption/seal';
import { killAt, live, originals } from './killAt';
import { addVersion, flower } from './madeVersion';
import { temporaryFolder } from './temporaryFolder';

const text = makeStoreKey();
const key = parseStoreKey(text) as StoreKey;
const other = parseStoreKey(makeStoreKey()) as StoreKey;

afterEach(() => {
  provideStoreKey(undefined);
  delete process.env[storeKeyVariable];
  delete process.env[storeKeyFileVariable];
});

function oneVersion(units = 4): VersionSummary {
  const store = path.join(temporaryFolder(), 'store');
  addVersion(store, units);
  return found(store);
}

function found(store: string): VersionSummary {
  const [version] = listVersionsOf(store, flower);
  if (!version) throw new Error('There is no version.');
  return version;
}

const again = ({ path: folder }: VersionSummary) => found(path.resolve(folder, '..', '..', '..'));
const contents = ({ path: folder }: VersionSummary) =>
  Object.fromEntries(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name))]));
const everything = (version: VersionSummary) => ({
  trained: readTrainedModel(version.path),
  text: readVersionText(version),
  signature: readSignature(version.path),
});

describe('sealing', () => {
  const set = randomBytes(16);

  it('gives back what was sealed, however it was cut, and never the same bytes twice', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (parts) => {
        const [one, two] = [0, 1].map(() => Buffer.concat(seal(key, set, 'weights.bin', parts)));
        expect(unseal(key, set, 'weights.bin', one ?? Buffer.of())).toEqual(Buffer.concat(parts));
        expect(one?.equals(two ?? Buffer.of())).toBe(false);
      }),
    );
  });

  it('opens with the same key, set and name alone, and only when no bit is another', () => {
    const sealed = Buffer.concat(seal(key, set, 'a', [Buffer.from('content')]));
    expect(unseal(other, set, 'a', sealed)).toBeUndefined();
    expect(unseal({ ...other, id: key.id }, set, 'a', sealed)).toBeUndefined();
    expect(unseal(key, randomBytes(16), 'a', sealed)).toBeUndefined();
    expect(unseal(key, set, 'b', sealed)).toBeUndefined();
    for (let bit = 0; bit < sealed.byteLength * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(unseal(key, set, 'a', changed), `bit ${bit}`).toBeUndefined();
    }
    for (let length = 0; length < sealed.byteLength; length++) {
      expect(unseal(key, set, 'a', sealed.subarray(0, length)), `${length} bytes`).toBeUndefined();
    }
  });
});

describe('the key of a store', () => {
  it('is found where it is provided, in the environment or in the file that the environment names', () => {
    const file = path.join(temporaryFolder(), 'key');
    createKeyFile(file);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(() => createKeyFile(file)).toThrow('EEXIST');
    expect(storeKey()).toBeUndefined();
    process.env[storeKeyFileVariable] = file;
    expect(storeKey()?.secret).toHaveLength(32);
    process.env[storeKeyVariable] = text;
    expect(storeKey()).toEqual(key);
    provideStoreKey(makeStoreKey());
    expect(storeKey()?.id).not.toBe(key.id);
  });

  it.each(['secret', `${text}A`, text.slice(0, -1), text.replace('msk_', 'ms_')])('is not %s', (given) => {
    expect(parseStoreKey(given)).toBeUndefined();
    process.env[storeKeyVariable] = given;
    expect(storeKey).toThrow('store-key-bad');
  });

  it('says that its file is missing', () => {
    process.env[storeKeyFileVariable] = path.join(temporaryFolder(), 'none');
    expect(storeKey).toThrow('store-key-bad');
  });
});

describe('an encrypted version', () => {
  it('leaves nothing in clear but what lists show, and is the same again when it is decrypted', () => {
    const version = oneVersion();
    const before = contents(version);
    const meant = everything(version);
    expect(encryptVersion(version.path, key)).toBe(true);
    expect(encryptVersion(version.path, key)).toBe(false);
    const { 'version.json': shown, ...sealed } = contents(version);
    expect(Object.keys(sealed).sort()).toEqual(
      Object.keys(before)
        .map((name) => `${name}.sealed`)
        .sort(),
    );
    expect(shown?.toString()).not.toContain('name: flower');
    for (const [name, content] of Object.entries(before)) {
      const start = content.subarray(0, 24);
      if (name === 'version.json') continue;
      for (const one of Object.values(sealed)) expect(one.includes(start), name).toBe(false);
    }
    expect(again(version)).toMatchObject({ ...version, text: '', encryption: { cipher: 'AES-256-GCM', key: key.id } });
    provideStoreKey(text);
    expect(everything(again(version))).toEqual(meant);
    expect(decryptVersion(version.path)).toBe(true);
    expect(decryptVersion(version.path)).toBe(false);
    provideStoreKey(undefined);
    const { 'version.json': record, ...files } = contents(version);
    const { 'version.json': recordBefore, ...filesBefore } = before;
    expect(files).toEqual(filesBefore);
    expect(JSON.parse(String(record))).toEqual(JSON.parse(String(recordBefore)));
  });

  it('is encrypted from the start where the process has the key', () => {
    provideStoreKey(text);
    const version = oneVersion();
    expect(version.encryption?.key).toBe(key.id);
    expect(Object.keys(contents(version)).every((name) => name === 'version.json' || name.endsWith('.sealed'))).toBe(
      true,
    );
    expect(readVersionText(version)).toBe('name: flower\n');
  });

  it('says that it needs a key, or another, wherever it is read', () => {
    const version = oneVersion();
    encryptVersion(version.path, key);
    const reads: (() => unknown)[] = [
      () => readTrainedModel(version.path),
      () => readSignature(version.path),
      () => readVersionText(again(version)),
      () => readCard(path.resolve(version.path, '..', '..', '..'), again(version), 'en'),
      () => compareVersions([again(version), again(version)]),
      () => decryptVersion(version.path),
    ];
    for (const read of reads) expect(read).toThrow('store-key-missing');
    provideStoreKey(makeStoreKey());
    for (const read of reads) expect(read).toThrow('store-key-wrong');
  });

  it('says that it was changed, whatever was changed', () => {
    provideStoreKey(text);
    const names = Object.keys(contents(oneVersion()));
    expect(names.length).toBeGreaterThan(6);
    const weights = 'weights.bin.sealed';
    for (const name of names.filter((one) => one !== 'facts.json.sealed' && one !== 'evaluation.json.sealed')) {
      const version = oneVersion();
      const file = path.join(version.path, name);
      if (name === 'version.json') {
        fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"epoch": 3', '"epoch": 4'));
      } else {
        const content = fs.readFileSync(file);
        content[content.byteLength - 20] = (content[content.byteLength - 20] ?? 0) ^ 1;
        fs.writeFileSync(file, content);
      }
      expect(() => readTrainedModel(version.path), name).toThrow('version-tampered');
    }
    const [one, two] = [oneVersion(), oneVersion(5)];
    fs.copyFileSync(path.join(two.path, weights), path.join(one.path, weights));
    expect(() => readTrainedModel(one.path)).toThrow('version-tampered');
  });
});

describe('encrypting and decrypting, killed at any change to the disk,', () => {
  beforeEach(() => live());
  afterEach(() => live(originals));

  it.each([
    ['encrypting', false],
    ['decrypting', true],
  ])('%s leaves a version that can be read, and done again leaves nothing over', (_, encrypted) => {
    const act = (version: VersionSummary) =>
      encrypted ? decryptVersion(version.path) : encryptVersion(version.path, key);
    provideStoreKey(text);
    const whole = oneVersion();
    const meant = everything(whole);
    for (let change = 1; ; change++) {
      const version = oneVersion();
      if (!encrypted) decryptVersion(version.path);
      const kill = killAt(change);
      let killed = false;
      try {
        act(version);
      } catch (error) {
        killed = true;
        expect(String(error)).toContain('killed');
      }
      expect(killed).toBe(kill.done() >= change);
      live();
      expect(everything(again(version)), `killed at change ${change}`).toEqual(meant);
      act(version);
      const names = Object.keys(contents(version)).filter((name) => name !== 'version.json');
      expect(names.map((name) => name.endsWith('.sealed'))).toEqual(names.map(() => !encrypted));
      if (!killed) break;
    }
  });
});
