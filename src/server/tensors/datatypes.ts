import { badRequest } from '../http/httpError';

/** The values of a tensor, row after row. */
export type Elements = readonly (number | string | boolean)[] | Float32Array | Float64Array | Uint8Array;

interface NumberType {
  readonly bytes: number;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly read: (view: DataView, at: number) => number;
}

const whole = (bytes: number, least: number, most: number, read: NumberType['read']): NumberType => ({
  bytes,
  least,
  most,
  whole: true,
  read,
});
const real = (bytes: number, most: number, read: NumberType['read']): NumberType => ({
  bytes,
  least: -most,
  most,
  whole: false,
  read,
});

/** IEEE 754 half precision. */
function half(view: DataView, at: number): number {
  const bits = view.getUint16(at, true);
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The protocol's datatypes of numbers. */
export const numberTypes: Readonly<Record<string, NumberType>> = {
  BOOL: whole(1, 0, 1, (view, at) => Number(view.getUint8(at) !== 0)),
  UINT8: whole(1, 0, 255, (view, at) => view.getUint8(at)),
  UINT16: whole(2, 0, 65535, (view, at) => view.getUint16(at, true)),
  UINT32: whole(4, 0, 2 ** 32 - 1, (view, at) => view.getUint32(at, true)),
  UINT64: whole(8, 0, 2 ** 64, (view, at) => Number(view.getBigUint64(at, true))),
  INT8: whole(1, -128, 127, (view, at) => view.getInt8(at)),
  INT16: whole(2, -32768, 32767, (view, at) => view.getInt16(at, true)),
  INT32: whole(4, -(2 ** 31), 2 ** 31 - 1, (view, at) => view.getInt32(at, true)),
  INT64: whole(8, -(2 ** 63), 2 ** 63, (view, at) => Number(view.getBigInt64(at, true))),
  FP16: real(2, 65504, half),
  FP32: real(4, 3.4028234663852886e38, (view, at) => view.getFloat32(at, true)),
  FP64: real(8, Number.MAX_VALUE, (view, at) => view.getFloat64(at, true)),
};

export const datatypeNames: readonly string[] = [...Object.keys(numberTypes), 'BYTES'];

/** The values of a tensor from the bytes of the binary extension: little-endian, texts with their lengths before them. */
export function readBinary(bytes: Uint8Array, datatype: string, count: number, path: string): Elements {
  if (datatype === 'BYTES') return readTexts(bytes, count, path);
  const type = numberTypes[datatype];
  const wanted = count * (type?.bytes ?? 1);
  if (!type || bytes.byteLength !== wanted) {
    throw badRequest(path, 'server.binaryLength', { found: bytes.byteLength, wanted });
  }
  if (datatype === 'UINT8') return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(count);
  for (let index = 0; index < count; index++) values[index] = type.read(view, index * type.bytes);
  return values;
}

function readTexts(bytes: Uint8Array, count: number, path: string): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  let at = 0;
  while (at < bytes.byteLength && texts.length <= count) {
    if (at + 4 > bytes.byteLength) throw badRequest(path, 'server.badBytes');
    const length = view.getUint32(at, true);
    at += 4;
    if (at + length > bytes.byteLength) throw badRequest(path, 'server.badBytes');
    texts.push(Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString('utf8'));
    at += length;
  }
  if (texts.length !== count) throw badRequest(path, 'server.badCount', { found: texts.length, wanted: count });
  return texts;
}

/** Values as the binary extension carries them; only what models give is written. */
export function writeBinary(values: Elements, datatype: 'FP32' | 'UINT8' | 'BYTES'): Uint8Array {
  if (datatype === 'BYTES') {
    return Buffer.concat(
      Array.from(values as readonly string[], (value) => {
        const text = Buffer.from(value, 'utf8');
        const length = Buffer.alloc(4);
        length.writeUInt32LE(text.byteLength);
        return Buffer.concat([length, text]);
      }),
    );
  }
  if (datatype === 'UINT8') return Uint8Array.from(values as readonly number[]);
  const bytes = Buffer.alloc(values.length * 4);
  for (let index = 0; index < values.length; index++) bytes.writeFloatLE(Number(values[index]), index * 4);
  return bytes;
}
