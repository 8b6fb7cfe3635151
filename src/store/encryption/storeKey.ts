import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { StudioError } from '../../protocol';
import { readTextIfThere, writeFully } from '../files';
import { providedStoreKey, storeKeyFileVariable, storeKeyVariable } from './providedKey';

/** What versions are encrypted with: 256 random bits. */
export interface StoreKey {
  /** Tells keys apart, and nothing else of them: 8 bytes of a hash, in hexadecimal. */
  readonly id: string;
  readonly secret: Buffer;
}

const form = /^msk_([\w-]{43})$/;

/** A new key, as people keep it. */
export function makeStoreKey(): string {
  return `msk_${randomBytes(32).toString('base64url')}`;
}

/** The key of a text; undefined where it is none. There are no passphrases: what people think of can be guessed. */
export function parseStoreKey(text: string): StoreKey | undefined {
  const [, encoded] = form.exec(text.trim()) ?? [];
  if (encoded === undefined) return undefined;
  const secret = Buffer.from(encoded, 'base64url');
  const id = createHash('sha256').update('model-studio store key').update(secret).digest('hex').slice(0, 16);
  return { id, secret };
}

/** Makes a file with a new key that its owner alone can read; throws where there is a file already. */
export function createKeyFile(file: string): void {
  const handle = fs.openSync(file, 'wx', 0o600);
  try {
    writeFully(handle, Buffer.from(`${makeStoreKey()}\n`));
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** The key of this process: provided, or of its environment; undefined where there is none. Throws where it is no key. */
export function storeKey(): StoreKey | undefined {
  const { [storeKeyVariable]: given, [storeKeyFileVariable]: file } = process.env;
  const provided = providedStoreKey();
  if (provided !== undefined) return need(provided, 'provideStoreKey');
  if (given !== undefined && given !== '') return need(given, storeKeyVariable);
  if (file === undefined || file === '') return undefined;
  const text = readTextIfThere(file);
  if (text !== undefined) return need(text, file);
  throw new StudioError('input', 'store-key-bad', { key: 'registry.keyFileMissing', args: { file } });
}

function need(text: string, where: string): StoreKey {
  const key = parseStoreKey(text);
  if (key) return key;
  throw new StudioError('input', 'store-key-bad', { key: 'registry.keyBad', args: { where } });
}
