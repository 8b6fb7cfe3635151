/** Where a quote was opened and never closed. */
export class OpenQuote extends Error {
  constructor(readonly line: number) {
    super(`A quote opened in line ${line} is never closed`);
  }
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;

/**
 * Splits delimited text (RFC 4180, and what real files add: blanks before a quote, LF, CRLF or CR, empty lines) into
 * rows, piece after piece. Cells come without blanks around them.
 */
export class DelimitedRows {
  #rest = '';
  #line = 1;
  readonly #delimiter: number;

  constructor(
    delimiter: string,
    readonly onRow: (cells: string[], line: number) => void,
  ) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Characters held back because their row is not complete yet. */
  get held(): number {
    return this.#rest.length;
  }

  /** The line that the row in the making starts in. */
  get line(): number {
    return this.#line;
  }

  push(piece: string): void {
    const text = this.#rest + piece;
    this.#rest = text.slice(this.#parse(text, false));
  }

  /** Ends the text; throws OpenQuote. */
  end(): void {
    const text = this.#rest;
    this.#rest = '';
    this.#parse(text, true);
  }

  /** Hands out every complete row; returns where the first incomplete one starts. */
  #parse(text: string, last: boolean): number {
    const length = text.length;
    let position = 0;
    while (position < length) {
      const cells: string[] = [];
      const firstLine = this.#line;
      let line = firstLine;
      let cursor = position;
      let open = true;
      while (open) {
        const start = this.#skipBlanks(text, cursor);
        let cell: string;
        if (text.charCodeAt(start) === quote) {
          const close = closingQuote(text, start + 1);
          if (close < 0) {
            if (last) throw new OpenQuote(line);
            return position;
          }
          const inside = text.slice(start + 1, close);
          line += countLines(inside);
          const after = this.#endOfCell(text, close + 1);
          const tail = text.slice(close + 1, after).trim();
          cell = inside.includes('""') ? inside.replaceAll('""', '"') : inside;
          cell = tail === '' ? cell.trim() : cell + tail;
          cursor = after;
        } else {
          const after = this.#endOfCell(text, start);
          cell = text.slice(start, after).trim();
          cursor = after;
        }
        if (cursor >= length) {
          if (!last) return position;
          open = false;
        } else {
          const code = text.charCodeAt(cursor);
          if (code === carriageReturn && cursor + 1 >= length && !last) return position;
          open = code === this.#delimiter;
          cursor += code === carriageReturn && text.charCodeAt(cursor + 1) === lineFeed ? 2 : 1;
          if (!open) line++;
        }
        cells.push(cell);
      }
      position = cursor;
      this.#line = line;
      if (cells.length > 1 || cells[0] !== '') this.onRow(cells, firstLine);
    }
    return position;
  }

  #skipBlanks(text: string, from: number): number {
    let position = from;
    for (;;) {
      const code = text.charCodeAt(position);
      if ((code !== space && code !== tab) || code === this.#delimiter) return position;
      position++;
    }
  }

  #endOfCell(text: string, from: number): number {
    let position = from;
    for (; position < text.length; position++) {
      const code = text.charCodeAt(position);
      if (code === this.#delimiter || code === lineFeed || code === carriageReturn) break;
    }
    return position;
  }
}

/** The first quote from `from` that is not one of a pair; -1 when there is none. */
function closingQuote(text: string, from: number): number {
  let position = text.indexOf('"', from);
  while (position >= 0 && text.charCodeAt(position + 1) === quote) position = text.indexOf('"', position + 2);
  return position;
}

function countLines(text: string): number {
  let lines = 0;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(position + 1) !== lineFeed)) lines++;
  }
  return lines;
}
