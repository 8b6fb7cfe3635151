import { readDate } from '../../language';
import type { ServedValue } from '../../protocol';
import { badRequest } from '../http/httpError';
import type { ServedInput } from '../models/modelInterface';

/** A number of a client. */
export function readNumber(value: unknown, input: ServedInput, path: string): number | null {
  if (value === null && input.nullable) return null;
  if (typeof value !== 'number') throw badRequest(path, 'server.numberWanted');
  if (!Number.isFinite(value)) throw badRequest(path, 'server.finiteWanted');
  return value;
}

/** A category that training saw; numbers are the same however they are written. */
export function readCategory(
  value: unknown,
  { field, categories, nullable }: ServedInput,
  path: string,
): string | null {
  if (value === null && nullable) return null;
  const known =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value).trim()
      : undefined;
  const found =
    known === undefined || known === ''
      ? undefined
      : (categories.find((one) => one === known) ??
        categories.find((one) => one !== '' && Number(one) === Number(known)) ??
        categories.find((one) => typeof value === 'boolean' && one.toLowerCase() === known));
  if (found !== undefined) return found;
  const values = `${categories.slice(0, 20).join(', ')}${categories.length > 20 ? ', ...' : ''}`;
  const shown = JSON.stringify(value).slice(0, 100);
  throw badRequest(path, 'server.categoryUnknown', { values, found: shown, input: field.name });
}

export function readText(value: unknown, { nullable, group }: ServedInput, path: string): string | null {
  if (value === null && nullable) return null;
  if (group && typeof value === 'number') return String(value);
  if (typeof value === 'string') return value;
  throw badRequest(path, 'server.wrongType', {
    type: 'string',
    found: value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value,
  });
}

/** A date as ISO 8601 has it, or as the training data has it. */
export function readDateText(value: unknown, { field, nullable }: ServedInput, path: string): string | null {
  if (nullable && (value === null || value === '')) return null;
  const cell = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (field.type === 'date' && !Number.isNaN(readDate(cell, field.format))) return cell;
  throw badRequest(path, 'server.dateWanted', { example: field.type === 'date' ? field.maximum : '' });
}

/** An image file in base64, as it is or as a data URL. Never a path: a client reads none of the server's files. */
export function readImageText(value: unknown, path: string): ServedValue {
  const text = typeof value === 'string' ? value.replace(/^data:image\/[\w.+-]+;base64,/, '') : '';
  if (text === '' || !/^[A-Za-z0-9+/_\s-]+={0,2}\s*$/.test(text)) throw badRequest(path, 'server.imageWanted');
  return { file: Uint8Array.from(Buffer.from(text, 'base64')) };
}

/** A value as a person has it: numbers also as text, images as files. */
export function readPersonal(value: unknown, input: ServedInput, path: string): ServedValue {
  if (value === undefined) throw badRequest(path, 'server.required');
  switch (input.field.type) {
    case 'numeric': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return readNumber(typeof number === 'number' && Number.isNaN(number) ? value : number, input, path);
    }
    case 'category':
      return readCategory(value, input, path);
    case 'text':
      return readText(value, input, path);
    case 'date':
      return readDateText(value, input, path);
    case 'image':
      return readImageText(value, path);
  }
}
