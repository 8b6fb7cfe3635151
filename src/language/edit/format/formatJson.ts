/** A value as it stands in the text: a bracket with what is in it, or the sign for sign text of anything else. */
interface Piece {
  readonly source: string;
  readonly open?: '{' | '[';
  /** Of a map: `"key": ` before the value. */
  readonly items?: readonly { readonly key: string; readonly value: Piece }[];
  /** A new line stands after the opening bracket: whoever wrote it wants one item a line. */
  readonly spread?: boolean;
}

const widest = 100;
const blanks = /[ \t\r\n]*/y;
const word = /"(?:[^"\\]|\\.)*"|[^\s,:[\]{}"]+/y;

class PieceReader {
  private at = 0;

  constructor(private readonly text: string) {}

  piece(): Piece {
    this.skip(blanks);
    const open = this.text[this.at];
    if (open !== '{' && open !== '[') return { source: this.skip(word) };
    this.at += 1;
    const spread = this.skip(blanks).includes('\n');
    const close = open === '{' ? '}' : ']';
    const items: { key: string; value: Piece }[] = [];
    while (this.text[this.at] !== close) {
      items.push(open === '{' ? this.pair() : { key: '', value: this.piece() });
      this.skip(blanks);
      if (this.text[this.at] === ',') this.at += 1;
      this.skip(blanks);
    }
    this.at += 1;
    return { source: '', open, items, spread };
  }

  private pair() {
    const key = this.skip(word);
    this.skip(blanks);
    this.at += 1;
    return { key: `${key}: `, value: this.piece() };
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}

function inline({ source, open, items = [] }: Piece): string {
  if (!open) return source;
  const inside = items.map(({ key, value }) => key + inline(value)).join(', ');
  return `${open}${inside}${open === '{' ? '}' : ']'}`;
}

function isSpread(piece: Piece): boolean {
  return (
    piece.open !== undefined && ((piece.spread ?? false) || (piece.items ?? []).some(({ value }) => isSpread(value)))
  );
}

function written(piece: Piece, indent: string, step: string, before: number): string {
  const { open, items = [] } = piece;
  const short = inline(piece);
  const fits = indent.length + before + short.length <= widest;
  if (!open || !items.length || (fits && !isSpread(piece))) return short;
  const inner = indent + step;
  const lines = items.map(({ key, value }) => `${inner}${key}${written(value, inner, step, key.length)}`);
  return `${open}\n${lines.join(',\n')}\n${indent}${open === '{' ? '}' : ']'}`;
}

/** JSON laid out anew: what stood on one line stays there as long as it fits; numbers and texts stay as written. */
export function formatJson(text: string, step: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return `${written(new PieceReader(text).piece(), '', step, 0)}\n`;
}
