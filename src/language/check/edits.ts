import type { LineTable } from '../parse/lineTable';
import { entryOf, isNothing, type MapEntry } from '../parse/tree';
import type { JsonValue } from '../types/modelFile';
import { flowText } from './flowText';
import type { ReadLayer } from './readLayer';
import type { Edit, Fix } from './reporter';

/** The text that is edited, and how values are written in it. */
export interface EditedText {
  readonly text: string;
  readonly lines: LineTable;
  readonly json: boolean;
}

/** Puts a layer that needs no arguments before another. */
export function insertLayerBefore(layer: ReadLayer, name: string, edited: EditedText): Fix {
  const lineStart = edited.lines.lineStart(layer.span.start);
  const before = edited.text.slice(lineStart, layer.span.start);
  const dash = /^(\s*)-\s+$/.exec(before);
  const edit: Edit = dash
    ? { span: { start: lineStart, end: lineStart }, newText: `${dash[1] ?? ''}- ${name}\n` }
    : {
        span: { start: layer.span.start, end: layer.span.start },
        newText: `${flowText(name, edited.json)}, `,
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
    const comma = layer.written.entries.length ? ', ' : '';
    return { title, edits: [{ span: { start: end - 1, end: end - 1 }, newText: `${comma}${key}: ${newText}` }] };
  }
  const first = layer.written.entries[0];
  if (!first || edited.json || start === end) return null;
  const lineStart = edited.lines.lineStart(first.keySpan.start);
  const indent = edited.text.slice(lineStart, first.keySpan.start);
  if (indent.trim() !== '') return null;
  const insertion = { start: lineStart, end: lineStart };
  return { title, edits: [{ span: insertion, newText: `${indent}${key}: ${newText}\n` }] };
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
  const { text, json, lines } = edited;
  const setting = `${flowText(key, json)}: ${flowText(value, json)}`;
  if (!section) {
    if (json) return null;
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
  if (text[tree.span.start] === '{' && text[tree.span.end - 1] === '}') {
    if (!first) return { span: tree.span, newText: `{${setting}}` };
    const before = text.slice(0, tree.span.end - 1).trimEnd().length;
    return { span: { start: before, end: before }, newText: `, ${setting}` };
  }
  if (!first || json) return null;
  const lineStart = lines.lineStart(first.keySpan.start);
  const indent = text.slice(lineStart, first.keySpan.start);
  if (indent.trim() !== '') return null;
  return { span: { start: lineStart, end: lineStart }, newText: `${indent}${setting}\n` };
}
