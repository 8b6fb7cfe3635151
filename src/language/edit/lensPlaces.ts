import { parseText } from '../parse/parseText';
import { entryOf } from '../parse/tree';
import type { Range } from '../types/problem';

/** Where the network is, or the networks are, written; null where the file has none. */
export function networkPlace(text: string, fileName: string): Range | null {
  const { root, lines } = parseText(text, fileName);
  const entry = root ? (entryOf(root, 'model') ?? entryOf(root, 'networks')) : undefined;
  return entry ? lines.range(entry.keySpan) : null;
}

/** Where data is asked for that a generator makes; null where there is none. */
export function generatedPlace(text: string, fileName: string): Range | null {
  const { root, lines } = parseText(text, fileName);
  const source = entryOf(root ? entryOf(root, 'data')?.value : undefined, 'source');
  return source && entryOf(source.value, 'generate') ? lines.range(source.keySpan) : null;
}
