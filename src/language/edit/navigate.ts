import { contains, type Span } from '../parse/tree';
import { withoutByteOrderMark } from '../parse/parseText';
import type { Range } from '../types/problem';
import { inner, readNames, type NameInFile, type NameKind, type NamesInFile } from './names';

/** A name under the cursor, and where else it stands. Ranges leave quotes out. */
export interface FoundName {
  readonly kind: NameKind;
  readonly name: string;
  readonly range: Range;
  /** A layer without a name of its own is defined by the word that says its type. */
  readonly definition: Range | null;
  readonly references: readonly Range[];
}

/** Which name of a file stands at an offset, and the place there. */
export function findName(names: NamesInFile, offset: number): { named: NameInFile; span: Span } | null {
  for (const named of names.names) {
    const use = named.uses.find(({ span }) => contains(span, offset));
    if (use) return { named, span: use.span };
  }
  // The word `dense` of a layer leads to all that take the layer.
  for (const named of names.names) {
    const at = named.layer?.typeSpan;
    if (at && contains(at, offset)) return { named, span: at };
  }
  return null;
}

/** The name at `offset` (UTF-16 units from the start of the text, a byte order mark included); null where there is none. */
export function nameAt(source: string, offset: number, fileName: string): FoundName | null {
  const names = readNames(source, fileName);
  const found = names && findName(names, offset - (source.length - withoutByteOrderMark(source).length));
  if (!found) return null;
  const { text, lines } = names.parsed;
  const range = (span: Span) => lines.range(inner(text, span));
  const { named, span } = found;
  const definition = named.uses.find(({ role }) => role === 'definition')?.span ?? named.layer?.typeSpan;
  return {
    kind: named.kind,
    name: named.name,
    range: range(span),
    definition: definition ? range(definition) : null,
    references: named.uses.filter(({ role }) => role === 'reference').map((use) => range(use.span)),
  };
}
