import { LineTable } from '../parse/lineTable';
import { parseText } from '../parse/parseText';
import { entryOf } from '../parse/tree';
import { resolveExpect } from '../resolve/resolveExpect';
import type { ExpectationSpec } from '../types/modelFile';
import type { Range } from '../types/problem';

/** An expectation with the place where it is written. */
export interface ExpectationPlace extends ExpectationSpec {
  readonly range: Range;
}

/** What a model file expects of its model, as far as it can be read. */
export function expectationPlaces(text: string, fileName: string): readonly ExpectationPlace[] {
  const { root, lines } = parseText(text, fileName);
  const written = root ? entryOf(root, 'expect')?.value : undefined;
  if (written?.kind !== 'map') return [];
  return written.entries.flatMap(({ key, keySpan, value }) => {
    if (value.kind !== 'scalar' || typeof value.value !== 'number') return [];
    const range = lines.range({ start: keySpan.start, end: value.span.end });
    return resolveExpect({ [key]: value.value }).map((one) => ({ ...one, range }));
  });
}

/** The same of a model in code, which was run to know what it expects: as far as the text has the words. */
export function expectationPlacesInCode(
  text: string,
  expected: readonly ExpectationSpec[],
): readonly ExpectationPlace[] {
  const lines = new LineTable(text);
  const from = Math.max(0, text.search(/\bexpect\b/));
  return expected.map((one) => {
    const start = text.indexOf(one.measure, from);
    const span = start < 0 ? { start: from, end: from } : { start, end: start + one.measure.length };
    return { ...one, range: lines.range(span) };
  });
}
