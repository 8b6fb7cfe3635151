import type { Message } from '../../texts';
import { setArgument } from '../check/edits';
import { flowText } from '../check/flowText';
import type { Edit } from '../check/reporter';
import { isJson, withoutByteOrderMark } from '../parse/parseText';
import { entryOf, isNothing, type Span } from '../parse/tree';
import type { Range, TextEdit } from '../types/problem';
import { findName } from './navigate';
import { ganRoles, inner, readNames, type NameInFile, type NamesInFile } from './names';

export interface Renamable {
  readonly range: Range;
  readonly name: string;
}

type Found = NonNullable<ReturnType<typeof findName>> & { readonly names: NamesInFile };

function find(source: string, offset: number, fileName: string): Found | Message {
  const names = readNames(source, fileName);
  const found = names && findName(names, offset - (source.length - withoutByteOrderMark(source).length));
  if (!found) return { key: 'language.renameNothing' };
  const listed = entryOf(names.file.dataEntry?.value, 'columns');
  if (found.named.kind === 'column' && !listed) {
    return { key: 'language.renameColumn', args: { column: found.named.name } };
  }
  return { ...found, names };
}

/** What is renamed at `offset`, or why nothing can be. */
export function renamableAt(source: string, offset: number, fileName: string): Renamable | Message {
  const found = find(source, offset, fileName);
  if ('key' in found) return found;
  const { names, named, span } = found;
  return { range: names.parsed.lines.range(inner(names.parsed.text, span)), name: named.name };
}

/** The edits that give a layer, a network or a column another name wherever it stands; or why that cannot be. */
export function renameAt(
  source: string,
  offset: number,
  wanted: string,
  fileName: string,
): readonly TextEdit[] | Message {
  const found = find(source, offset, fileName);
  if ('key' in found) return found;
  const { names, named } = found;
  const name = wanted.trim();
  if (name === '' || /[\r\n]/.test(name)) return { key: 'language.renameEmpty' };
  if (name === named.name) return [];
  const taken = names.names.some(
    (other) => other !== named && other.name === name && other.kind === named.kind && other.scope === named.scope,
  );
  if (taken) return { key: 'language.renameTaken', args: { name } };
  const json = isJson(fileName);
  const { text, lines } = names.parsed;
  const uses = named.uses.map((use): Edit => ({ span: use.span, newText: written(text, use.span, name, json) }));
  const edits = [...uses, ...naming(named, name, names, json), ...ganDefaults(named, name, names, json)];
  return edits.map((edit) => ({
    range: lines.range(edit.span),
    newText: 'newText' in edit ? edit.newText : flowText(edit.value, json),
  }));
}

/** A layer that was called by its type and count gets a name of its own. */
function naming(named: NameInFile, name: string, { parsed }: NamesInFile, json: boolean): readonly Edit[] {
  if (!named.layer || named.layer.name) return [];
  const { layer } = named;
  const fix = setArgument(layer, 'name', name, { text: parsed.text, lines: parsed.lines, root: parsed.root, json });
  if (fix) return fix.edits;
  // `- flatten`, the word alone, becomes a map.
  const { start, end } = layer.typeSpan;
  const settings = json ? `{"name": ${JSON.stringify(name)}}` : `{name: ${plainOrQuoted(name, json)}}`;
  if (layer.span.start === start && layer.span.end === end) {
    const type = json ? JSON.stringify(layer.typeName) : layer.typeName;
    return [{ span: layer.span, newText: `{${type}: ${settings}}` }];
  }
  if (json) return [{ span: layer.written.span, newText: settings }];
  return parsed.text[end] === ':' ? [{ span: { start: end, end: end + 1 }, newText: `: ${settings}` }] : [];
}

/** Adversarial training finds its networks by their usual names: one that is renamed must be said. */
function ganDefaults(named: NameInFile, name: string, { file, parsed }: NamesInFile, json: boolean): readonly Edit[] {
  const { gan } = file;
  const role = ganRoles.find((one) => one === named.name);
  if (named.kind !== 'network' || !gan || !role || entryOf(gan.value, role)) return [];
  const setting = `${json ? JSON.stringify(role) : role}: ${plainOrQuoted(name, json)}`;
  const { value } = gan;
  if (isNothing(value)) {
    if (value.span.end > value.span.start) return [{ span: value.span, newText: `{${setting}}` }];
    const colon = parsed.text.indexOf(':', gan.keySpan.end) + 1;
    return [{ span: { start: colon, end: colon }, newText: ` {${setting}}` }];
  }
  if (value.kind !== 'map') return [];
  const first = value.entries[0];
  if (!first) return [{ span: value.span, newText: `{${setting}}` }];
  const { start } = first.keySpan;
  const indent = ' '.repeat(parsed.lines.position(start).character);
  const newText = parsed.text[value.span.start] === '{' ? `${setting}, ` : `${setting}\n${indent}`;
  return [{ span: { start, end: start }, newText }];
}

/** A name in the quotes that the old one stands in, or in none where it needs none. */
export function written(text: string, span: Span, name: string, json: boolean): string {
  const quote = text[span.start];
  if (json || quote === '"') return JSON.stringify(name);
  if (quote === "'") return `'${name.replaceAll("'", "''")}'`;
  return plainOrQuoted(name, json);
}

const needsNoQuotes = /^[\p{L}_][\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+)*$/u;
const otherMeaning = /^(null|true|false|nan|inf|yes|no|on|off|y|n)$/i;

export function plainOrQuoted(name: string, json: boolean): string {
  return !json && needsNoQuotes.test(name) && !otherMeaning.test(name) ? name : JSON.stringify(name);
}
