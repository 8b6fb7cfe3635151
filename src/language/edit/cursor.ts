import { isJson, isTooLarge, parseText, withoutByteOrderMark } from '../parse/parseText';
import type { LineTable } from '../parse/lineTable';
import type { Span, TreeNode } from '../parse/tree';
import type { TreePath } from './schemaPath';

/** Stands in the text for what is being written, so that an unfinished file can be read as if it were finished. */
const marker = 'cursorIsHere7391';

/** What is being written at the cursor, and where. */
export interface Cursor {
  /** Of the map or list for a key, of the value itself for a value. */
  readonly path: TreePath;
  readonly role: 'key' | 'value';
  /** The other keys of the map. */
  readonly siblings: readonly string[];
  /** What is typed so far, and what a completion replaces. */
  readonly word: string;
  readonly span: Span;
  readonly lines: LineTable;
  readonly root: TreeNode;
  /** Inside brackets. */
  readonly flow: boolean;
  readonly json: boolean;
  readonly quoted: boolean;
  /** A colon follows already. */
  readonly colon: boolean;
  /** What must come before the completion: a blank after a colon, a dash before an item. */
  readonly lead: string;
  /** What must come after it: the end of a key of JSON that was begun with a quote. */
  readonly end: string;
}

/** Open brackets before a place, strings and comments left aside. */
function bracketDepth(text: string): number {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote) {
      if (quote === '"' && sign === '\\') at += 1;
      else if (sign === quote) quote = '';
      continue;
    }
    const starts = at === 0 || /[\s[{,:]/.test(text[at - 1] ?? '');
    if ((sign === '"' || sign === "'") && starts) quote = sign;
    else if (sign === '#' && starts) {
      const end = text.indexOf('\n', at);
      if (end < 0) break;
      at = end;
    } else if (sign === '{' || sign === '[') depth += 1;
    else if ((sign === '}' || sign === ']') && depth > 0) depth -= 1;
  }
  return depth;
}

/** Whether the line above, at this indentation, starts an item of a list. */
function continuesList(text: string, lineStart: number, indent: number): boolean {
  const above = text.slice(0, lineStart).trimEnd().split('\n').reverse();
  for (const line of above) {
    const own = line.length - line.trimStart().length;
    if (own < indent && line.trim() !== '') return false;
    if (own === indent && line.trim() !== '') return /^\s*-(\s|$)/.test(line);
  }
  return false;
}

const endsWord = /[\s:,{}[\]"'#]/;

function wordAt(text: string, at: number): Span {
  let start = at;
  while (start > 0 && !endsWord.test(text[start - 1] ?? '')) start -= 1;
  let end = at;
  while (end < text.length && !endsWord.test(text[end] ?? '')) end += 1;
  return { start, end };
}

/** Finds out what is being written at an offset; null where that cannot be told. */
export function cursorAt(source: string, offset: number, fileName: string): Cursor | null {
  const text = withoutByteOrderMark(source);
  const at = Math.max(0, Math.min(offset - (source.length - text.length), text.length));
  if (isTooLarge(text)) return null;
  const span = wordAt(text, at);
  const before = text.slice(span.start, at);
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const prefix = text.slice(lineStart, span.start);
  const rest = text.slice(span.end).split('\n', 1)[0] ?? '';
  const opening = text[span.start - 1] ?? '';
  const quoted = opening === '"' || opening === "'";
  const flow = bracketDepth(text.slice(0, span.start - (quoted ? 1 : 0))) > 0;
  const colon = /^["']?\s*:(\s|$)/.test(rest);
  const keyPlace = /^\s*(-\s+)*["']?$/.test(prefix);
  let lead = '';
  let tail = quoted && !rest.startsWith(opening) ? opening : '';
  if (!flow && keyPlace && !colon) {
    tail += ':';
    if (/^\s*$/.test(prefix) && continuesList(text, lineStart, prefix.length)) lead = '- ';
  } else if (!quoted && /:$/.test(prefix)) lead = ' ';
  const changed = `${text.slice(0, span.start)}${lead}${marker}${tail}${text.slice(span.end)}`;
  const { root } = parseText(changed, 'a.model.yaml');
  const found = root && find(root, []);
  if (!root || !found) return null;
  const { lines } = parseText(text, 'a.model.yaml');
  const json = isJson(fileName);
  const openKey = json && quoted && !colon && found.role === 'key';
  const end = openKey ? `${opening}: ` : '';
  // The quote that an editor closes by itself goes with the word.
  const replaced = openKey && rest.startsWith(opening) ? { ...span, end: span.end + 1 } : span;
  return { ...found, word: before, span: replaced, lines, root, flow, json, quoted, colon, lead, end };
}

function find(node: TreeNode, path: TreePath): Pick<Cursor, 'path' | 'role' | 'siblings'> | null {
  switch (node.kind) {
    case 'scalar':
      return node.value === marker ? { path, role: 'value', siblings: [] } : null;
    case 'list':
      for (const item of node.items) {
        const found = find(item, [...path, null]);
        if (found) return found;
      }
      return null;
    case 'map':
      for (const entry of node.entries) {
        if (entry.key === marker) {
          const siblings = node.entries.map((other) => other.key).filter((key) => key !== marker);
          return { path, role: 'key', siblings };
        }
        const found = find(entry.value, [...path, entry.key]);
        if (found) return found;
      }
      return null;
  }
}
