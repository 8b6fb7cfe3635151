import { isJson, isTooLarge, parseText, withoutByteOrderMark } from '../../parse/parseText';
import type { TreeNode } from '../../parse/tree';
import type { JsonValue } from '../../types/modelFile';
import { formatJson } from './formatJson';
import { formatYaml } from './formatYaml';

export interface FormatOptions {
  readonly fileName: string;
  /** Blanks of one step of indentation. */
  readonly tabSize: number;
  /** Of JSON; YAML takes blanks only. */
  readonly insertSpaces: boolean;
}

/**
 * A model file laid out evenly, meaning and comments untouched. Null where it is so already, or cannot be read: the result
 * counts only when it reads as the same file.
 */
export function formatText(source: string, { fileName, tabSize, insertSpaces }: FormatOptions): string | null {
  const text = withoutByteOrderMark(source).replace(/\r\n?/g, '\n');
  if (isTooLarge(text)) return null;
  const before = parseText(text, fileName);
  if (!before.root || before.reporter.hasErrors) return null;
  const step = insertSpaces ? ' '.repeat(tabSize) : '\t';
  const formatted = isJson(fileName) ? formatJson(text, step) : formatYaml(text, Math.max(2, tabSize));
  if (formatted === null || formatted === text) return null;
  const after = parseText(formatted, fileName);
  const same =
    after.root !== null &&
    !after.reporter.hasErrors &&
    JSON.stringify(plain(before.root)) === JSON.stringify(plain(after.root)) &&
    letters(text) === letters(formatted);
  return same ? formatted : null;
}

/** All but blanks: formatting changes nothing else. */
function letters(text: string): string {
  return text.replace(/\s/g, '');
}

function plain(node: TreeNode): JsonValue {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'map':
      return node.entries.map(({ key, value }) => [key, plain(value)]);
  }
}
