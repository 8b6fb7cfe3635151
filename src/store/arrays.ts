import { createHash } from 'node:crypto';
import type { NamedArray } from './content';
import { isObject } from './files';

/** Where an array lies in a file of weights. */
export interface ArrayEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: NamedArray['dtype'];
  readonly offset: number;
  readonly bytes: number;
}

export interface EncodedArrays {
  readonly manifest: readonly ArrayEntry[];
  readonly parts: readonly Uint8Array[];
}

function bytesOf(values: NamedArray['values']): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Arrays as bytes, one behind the other, little endian. */
export function encodeArrays(arrays: readonly NamedArray[]): EncodedArrays {
  let offset = 0;
  const manifest = arrays.map(({ name, shape, dtype, values }): ArrayEntry => {
    const entry = { name, shape, dtype, offset, bytes: values.byteLength };
    offset += values.byteLength;
    return entry;
  });
  return { manifest, parts: arrays.map(({ values }) => bytesOf(values)) };
}

export function decodeArrays(manifest: readonly ArrayEntry[], content: Uint8Array): readonly NamedArray[] {
  return manifest.map(({ name, shape, dtype, offset, bytes }) => {
    if (offset + bytes > content.byteLength) throw new RangeError(`The array ${name} is not whole.`);
    // A copy: where a view of four-byte numbers begins must be a multiple of four.
    const copy = new Uint8Array(bytes);
    copy.set(content.subarray(offset, offset + bytes));
    return { name, shape, dtype, values: view(dtype, copy.buffer) };
  });
}

function view(dtype: NamedArray['dtype'], buffer: ArrayBuffer): NamedArray['values'] {
  switch (dtype) {
    case 'float32':
      return new Float32Array(buffer);
    case 'int32':
      return new Int32Array(buffer);
    case 'bool':
      return new Uint8Array(buffer);
  }
}

export function isManifest(value: unknown): value is readonly ArrayEntry[] {
  return (
    Array.isArray(value) &&
    value.every(
      (entry) =>
        isObject(entry) &&
        typeof entry['name'] === 'string' &&
        Array.isArray(entry['shape']) &&
        ['float32', 'int32', 'bool'].includes(String(entry['dtype'])) &&
        Number.isSafeInteger(entry['offset']) &&
        Number.isSafeInteger(entry['bytes']),
    )
  );
}

/** SHA-256, hexadecimal. */
export function checksum(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
