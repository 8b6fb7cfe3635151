import type { LineTable } from '../parse/lineTable';
import { entryOf, isNothing, type MapEntry, type MapNode, type TreeNode } from '../parse/tree';
import type { JsonValue } from '../types/modelFile';
import { flowText } from './flowText';
import type { ReadLayer } from './readLayer';
import type { Edit, Fix } from './reporter';

/** The text that is edited, and how values are written in it. */
export interface EditedText {
  readonly text: string;
  readonly lines: LineTable;
  readonly root: TreeNode | null;
  readonly json: boolean;
}

/** What stands before an offset on its line, where that is nothing but blanks. */
function indentAt(offset: number, { text, lines }: EditedText): string | null {
  const indent = text.slice(lines.lineStart(offset), offset);
  return indent.trim() === '' ? indent : null;
}

/** Puts a layer that needs no arguments before another. */
export function insertLayerBefore(layer: ReadLayer, name: string, edited: EditedText): Fix {
  const lineStart = edited.lines.lineStart(layer.span.start);
  const before = edited.text.slice(lineStart, layer.span.start);
  const dash = /^(\s*)-\s+$/.exec(before);
  const indent = indentAt(layer.span.start, edited);
  const edit: Edit = dash
    ? { span: { start: lineStart, end: lineStart }, newText: `${dash[1] ?? ''}- ${name}\n` }
    : {
        span: { start: layer.span.start, end: layer.span.start },
        newText: `${flowText(name, edited.json)},${indent === null ? ' ' : `\n${indent}`}`,
      };
  return { title: { key: 'language.fixInsertLayer', args: { layer: name } }, edits: [edit] };
}

/** Writes an argument of a layer: changes the one that is there, or adds it. Null where that cannot be done safely. */
export function setArgument(layer: ReadLayer, argument: string, value: JsonValue, edited: EditedText): Fix | null {
  const newText = flowText(value, edited.json);
  const title = { key: 'language.fixSetArgument', args: { argument, value: newText, layer: layer.typeName } } as const;
  const there = entryOf(layer.written, argument);
  if (there) return { title, edits: [{ span: there.value.span, newText }] };
  const key = edited.json ? JSON.stringify(argument) : argument;
  if (layer.shorthand && layer.type?.shorthand !== undefined) {
    const short = edited.json ? JSON.stringify(layer.type.shorthand) : layer.type.shorthand;
    const { start, end } = layer.shorthand.span;
    const written = `{${short}: ${edited.text.slice(start, end)}, ${key}: ${newText}}`;
    return { title, edits: [{ span: { start, end }, newText: written }] };
  }
  const { start, end } = layer.written.span;
  if (edited.text[start] === '{' && edited.text[end - 1] === '}') {
    return { title, edits: [addToBraces(layer.written, `${key}: ${newText}`, edited)] };
  }
  const first = layer.written.entries[0];
  if (!first || edited.json || start === end) return null;
  const edit = addLineBefore(first, `${key}: ${newText}`, edited);
  return edit && { title, edits: [edit] };
}

/** Puts an entry at the end of a map in braces: on a line of its own where the others are. */
function addToBraces({ span, entries }: MapNode, setting: string, edited: EditedText): Edit {
  const [first] = entries;
  if (!first) return { span, newText: `{${setting}}` };
  const end = edited.text.slice(0, span.end - 1).trimEnd().length;
  const indent = indentAt(first.keySpan.start, edited);
  return { span: { start: end, end }, newText: `,${indent === null ? ' ' : `\n${indent}`}${setting}` };
}

/** Puts an entry above another that starts its line. */
function addLineBefore({ keySpan }: MapEntry, setting: string, edited: EditedText): Edit | null {
  const indent = indentAt(keySpan.start, edited);
  if (indent === null) return null;
  const start = edited.lines.lineStart(keySpan.start);
  return { span: { start, end: start }, newText: `${indent}${setting}\n` };
}

/**
 * Writes `key: value` into a section, or the section itself where the file has none. Null where that cannot be done safely.
 */
export function addKey(
  section: MapEntry | undefined,
  name: string,
  key: string,
  value: JsonValue,
  edited: EditedText,
): Edit | null {
  const { text, json, root } = edited;
  const setting = `${flowText(key, json)}: ${flowText(value, json)}`;
  if (!section) {
    if (json) return root?.kind === 'map' ? addToBraces(root, `${flowText(name, json)}: {${setting}}`, edited) : null;
    const end = text.length;
    const before = text === '' || text.endsWith('\n') ? '' : '\n';
    return { span: { start: end, end }, newText: `${before}${name}: {${setting}}\n` };
  }
  const { value: tree } = section;
  if (isNothing(tree)) {
    if (json || tree.span.end > tree.span.start) return { span: tree.span, newText: `{${setting}}` };
    const colon = text.indexOf(':', section.keySpan.end) + 1;
    return colon === 0 ? null : { span: { start: colon, end: colon }, newText: ` {${setting}}` };
  }
  if (tree.kind !== 'map') return null;
  const first = tree.entries[0];
  if (text[tree.span.start] === '{' && text[tree.span.end - 1] === '}') return addToBraces(tree, setting, edited);
  return first && !json ? addLineBefore(first, setting, edited) : null;
}
