import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { StoreKey } from './storeKey';

/**
 * A sealed file: what it is (8 bytes), the key's id (8), the id of what it belongs to (16), a nonce (12), the content in
 * AES-256-GCM, and its tag (16). The key of each file is derived from the store's key, that id and the file's name
 * (HKDF-SHA-256), and the head and the name are authenticated with the content: no file can stand in for another.
 */
const magic = Buffer.from('MSTUDIO1');
const headBytes = 44;
const tagBytes = 16;

/** `set`: 16 bytes, the same for the files of one version. */
export function seal(key: StoreKey, set: Buffer, name: string, parts: readonly Uint8Array[]): readonly Uint8Array[] {
  const nonce = randomBytes(12);
  const head = Buffer.concat([magic, Buffer.from(key.id, 'hex'), set, nonce]);
  const cipher = createCipheriv('aes-256-gcm', fileKey(key, set, name), nonce);
  cipher.setAAD(Buffer.concat([head, Buffer.from(name)]));
  const sealed = parts.map((part) => cipher.update(part));
  const last = cipher.final();
  return [head, ...sealed, last, cipher.getAuthTag()];
}

/** The content of a sealed file; undefined where any bit of it, its name or its set is another than it was. */
export function unseal(key: StoreKey, set: Buffer, name: string, content: Uint8Array): Buffer | undefined {
  if (content.byteLength < headBytes + tagBytes) return undefined;
  const head = content.subarray(0, headBytes);
  const expected = Buffer.concat([magic, Buffer.from(key.id, 'hex'), set]);
  if (!expected.equals(head.subarray(0, expected.byteLength))) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', fileKey(key, set, name), head.subarray(expected.byteLength), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.concat([head, Buffer.from(name)]));
  decipher.setAuthTag(content.subarray(content.byteLength - tagBytes));
  try {
    const opened = decipher.update(content.subarray(headBytes, content.byteLength - tagBytes));
    const last = decipher.final();
    return last.byteLength > 0 ? Buffer.concat([opened, last]) : opened;
  } catch {
    // The tag is another: what says so throws an error without a word of its own.
    return undefined;
  }
}

function fileKey({ secret }: StoreKey, set: Buffer, name: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, set, `model-studio version file ${name}`, 32));
}
