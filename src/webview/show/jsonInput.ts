import type { InputRow } from '../../protocol';
import { isRecord } from '../persisted';

/** One input from JSON: an object of columns, or a list whose first is taken. */
export function parseRow(
  source: string,
): { readonly row: InputRow } | { readonly problem: 'jsonWrong' | 'jsonObject'; readonly detail: string } {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return { problem: 'jsonWrong', detail: error instanceof Error ? error.message : String(error) };
  }
  const first: unknown = Array.isArray(value) ? value[0] : value;
  // The host checks every column against the model's signature.
  return isRecord(first) ? { row: first as InputRow } : { problem: 'jsonObject', detail: '' };
}
