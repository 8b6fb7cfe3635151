import { Parser, type CST } from 'yaml';
import { LineTable } from '../../parse/lineTable';

/** What a piece of a line becomes; only ever blanks. */
interface Gap {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Atom {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** YAML with even indentation and spacing. Comments, quotes and line breaks stay; null where it cannot be read. */
export function formatYaml(text: string, step: number): string | null {
  const layout = new Layout(text, step);
  for (const token of new Parser().parse(text)) {
    if (token.type === 'error') return null;
    if (token.type === 'document' && token.value) layout.read(token.value, 0);
  }
  return layout.written();
}

class Layout {
  private readonly lines: readonly string[];
  private readonly table: LineTable;
  private readonly starts: readonly number[];
  private readonly indents = new Map<number, number>();
  /** Lines that belong to the value of another: they move as it does. */
  private readonly owners = new Map<number, number>();
  /** Lines inside a text: they keep the blanks at their end. */
  private readonly texts = new Set<number>();
  private readonly gaps: Gap[] = [];
  private readonly comments = new Map<number, number>();

  constructor(
    private readonly text: string,
    private readonly step: number,
  ) {
    this.lines = text.split('\n');
    this.table = new LineTable(text);
    let start = 0;
    this.starts = this.lines.map((line) => {
      const own = start;
      start += line.length + 1;
      return own;
    });
  }

  read(token: CST.Token, indent: number): void {
    switch (token.type) {
      case 'block-map':
        for (const item of token.items) this.pair(item, indent);
        return;
      case 'block-seq':
        for (const item of token.items) this.item(item, indent);
        return;
      case 'flow-collection':
        this.flow(token);
        return;
      default:
        this.noteComments('end' in token && Array.isArray(token.end) ? token.end : []);
    }
  }

  private pair(item: CST.CollectionItem, indent: number): void {
    this.noteComments(item.start);
    const first = atoms(item.start)[0] ?? (item.key ? atomOf(item.key) : atoms(item.sep ?? [])[0]);
    if (!first) return;
    const line = this.place(first.start, indent);
    this.between([...(item.key ? [atomOf(item.key)] : []), ...atoms(item.sep ?? []), ...valueAtoms(item)]);
    if (item.key) this.read(item.key, indent);
    this.noteComments(item.sep ?? []);
    if (item.value) this.value(item.value, line, indent + this.step);
  }

  private item(item: CST.CollectionItem, indent: number): void {
    this.noteComments(item.start);
    const dash = atoms(item.start).find(({ type }) => type === 'seq-item-ind');
    if (!dash) return;
    const line = this.place(dash.start, indent);
    this.between([...atoms(item.start), ...valueAtoms(item)]);
    if (item.value) this.value(item.value, line, indent + 2);
  }

  private value(value: CST.Token, line: number, indent: number): void {
    const isBlock = value.type === 'block-map' || value.type === 'block-seq';
    if (!isBlock) {
      const last = this.table.position(endOf(value)).line;
      for (let at = line + 1; at <= last; at += 1) {
        this.owners.set(at, line);
        if (value.type !== 'flow-collection') this.texts.add(at);
      }
      if (value.type === 'block-scalar') this.noteComments(value.props);
    }
    this.read(value, indent);
  }

  private flow(token: CST.FlowCollection): void {
    const inside = token.items.flatMap((item) => {
      this.noteComments([...item.start, ...(item.sep ?? [])]);
      for (const part of [item.key, item.value]) if (part) this.read(part, 0);
      return [
        ...atoms(item.start),
        ...(item.key ? [atomOf(item.key)] : []),
        ...atoms(item.sep ?? []),
        ...(item.value ? [atomOf(item.value)] : []),
      ];
    });
    this.noteComments(token.end);
    this.between([atomOf(token.start), ...inside, ...atoms(token.end)]);
  }

  /** Settles the blanks between neighbours on one line. */
  private between(neighbours: readonly Atom[]): void {
    for (const [index, right] of neighbours.entries()) {
      const left = neighbours[index - 1];
      if (!left) continue;
      const gap = this.text.slice(left.end, right.start);
      const text = blanksBetween(left.type, right.type);
      if (text !== null && /^[ \t]*$/.test(gap)) this.gaps.push({ start: left.end, end: right.start, text });
    }
  }

  private place(offset: number, indent: number): number {
    const { line, character } = this.table.position(offset);
    if ((this.lines[line] ?? '').slice(0, character).trim() === '') this.indents.set(line, indent);
    return line;
  }

  private noteComments(tokens: readonly CST.Token[]): void {
    for (const token of tokens) {
      if (token.type === 'comment') this.comments.set(this.table.position(token.offset).line, token.offset);
    }
  }

  written(): string {
    const moved = this.lines.map((line, index) => this.moved(line, index));
    const kept = this.lines.map((line, index) => this.line(line, index, moved));
    const out = kept.filter((line, index) => {
      const isGap = line === '' && !this.texts.has(index);
      return !(isGap && (index === 0 || (kept[index - 1] ?? '').trim() === ''));
    });
    return `${out.join('\n').trimEnd()}\n`;
  }

  /** Where a line starts from now on; null for blank lines and comments, which go by their neighbours. */
  private moved(line: string, index: number): number | null {
    const to = this.indents.get(index);
    if (to !== undefined) return to;
    const owner = this.owners.get(index);
    if (owner === undefined || line.trim() === '') return null;
    const by = (this.indents.get(owner) ?? indentOf(this.lines[owner] ?? '')) - indentOf(this.lines[owner] ?? '');
    return Math.max(0, indentOf(line) + by);
  }

  private line(line: string, index: number, moved: readonly (number | null)[]): string {
    const bare = line.trimStart();
    if (bare.trim() === '') return this.texts.has(index) ? line : '';
    const indent = moved[index] ?? this.besides(line, index, moved);
    if (this.texts.has(index)) return ' '.repeat(indent) + bare;
    const start = this.starts[index] ?? 0;
    const from = start + line.length - bare.length;
    const comment = this.comments.get(index);
    if (comment === from) return ' '.repeat(indent) + bare.trimEnd();
    const end = comment ?? start + line.length;
    const content = (' '.repeat(indent) + this.spaced(from, end)).trimEnd();
    if (comment === undefined) return content;
    const before = this.text.slice(start, comment);
    const blanks = before.length - before.trimEnd().length;
    const column = before.length + indent - indentOf(line);
    // Comments that stand under one another stay there.
    const width = blanks <= 2 ? content.length + Math.max(1, blanks) : Math.max(content.length + 1, column);
    return content.padEnd(width) + this.text.slice(comment, start + line.length).trimEnd();
  }

  private spaced(from: number, end: number): string {
    let out = '';
    let at = from;
    const own = this.gaps.filter((gap) => gap.start >= from && gap.end <= end);
    for (const gap of own.sort((one, other) => one.start - other.start)) {
      if (gap.start < at) continue;
      out += this.text.slice(at, gap.start) + gap.text;
      at = gap.end;
    }
    return out + this.text.slice(at, end);
  }

  /** A comment moves with the next line, or the last, that starts where it does. */
  private besides(line: string, index: number, moved: readonly (number | null)[]): number {
    const own = indentOf(line);
    const beside = (at: number) => indentOf(this.lines[at] ?? '') === own && moved[at] !== null;
    const next = moved.findIndex((to, at) => at > index && to !== null);
    if (next > index && beside(next)) return moved[next] ?? own;
    for (let at = index - 1; at >= 0; at -= 1) if (beside(at)) return moved[at] ?? own;
    return next > index ? (moved[next] ?? own) : own;
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

const idle: ReadonlySet<string> = new Set(['space', 'newline', 'comment']);

function atoms(tokens: readonly CST.SourceToken[]): readonly Atom[] {
  return tokens.filter(({ type }) => !idle.has(type)).map(atomOf);
}

function atomOf(token: CST.Token): Atom {
  return { type: token.type, start: token.offset, end: endOf(token) };
}

/** A value that starts on the line of its key or dash. */
function valueAtoms({ value }: CST.CollectionItem): readonly Atom[] {
  return value ? [atomOf(value)] : [];
}

function endOf(token: CST.Token): number {
  switch (token.type) {
    case 'flow-collection':
      return endOf(token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end') ?? token.start);
    case 'block-scalar': {
      const last = token.props.at(-1);
      return (last ? endOf(last) : token.offset) + token.source.trimEnd().length;
    }
    default:
      return token.offset + ('source' in token ? token.source.length : 0);
  }
}

function blanksBetween(left: string, right: string): string | null {
  if (left === 'flow-map-start' || left === 'flow-seq-start') return '';
  if (right === 'flow-map-end' || right === 'flow-seq-end' || right === 'comma') return '';
  if (left === 'comma' || left === 'seq-item-ind' || left === 'map-value-ind') return ' ';
  return right === 'map-value-ind' ? '' : null;
}
