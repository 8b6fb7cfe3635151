import { entryOf, type MapNode } from '../parse/tree';
import type { SiblingModel } from '../types/editor';
import { stem } from '../edit/fileNames';
import type { Reporter } from './reporter';
import { replaceWith } from './walker';

/** Runs and versions are kept by name: two files of one name would mix theirs. */
export function checkName(
  root: MapNode,
  name: string,
  fileName: string,
  siblings: readonly SiblingModel[],
  reporter: Reporter,
): void {
  const other = siblings.find((sibling) => sibling.name === name);
  if (!other) return;
  const entry = entryOf(root, 'name');
  const span = entry?.value.span ?? root.entries[0]?.keySpan ?? root.span;
  const own = stem(fileName);
  const free = own !== name && siblings.every((sibling) => sibling.name !== own);
  const fixes = entry && free ? [replaceWith(span, own)] : [];
  reporter.report('name-taken', span, 'language.nameTaken', { name, other: other.fileName }, fixes);
}
