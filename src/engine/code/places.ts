import type { Span } from '../../language';

/** What stands in a text where a value is written: as far as it is written out, the places of its parts. */
export type Place = { readonly span: Span } & (
  | {
      readonly kind: 'object';
      readonly entries: ReadonlyMap<string, { readonly keySpan: Span; readonly value: Place }>;
    }
  | { readonly kind: 'array'; readonly items: readonly Place[] }
  | { readonly kind: 'call'; readonly callee: Span; readonly args: readonly Place[] }
  | { readonly kind: 'other' }
);

/** After one of these a slash begins a regular expression. */
const beforeExpression = /(^|[([{,;=:!&|?+\-*%^~<>]|\breturn|\btypeof|=>)\s*$/;
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Finds where the parts of the object given to `defineModel` are written, so that a problem can stand there. What is
 * calculated has the place of the calculation; a text that cannot be followed gives no places, never an error.
 */
export function placesOf(text: string): { readonly call: Span; readonly model: Place | null } {
  const scanner = new Scanner(text);
  const at = scanner.find(/defineModel\s*(?:<[^>()]*>)?\s*\(/y);
  if (!at) return { call: { start: 0, end: Math.max(1, text.indexOf('\n')) }, model: null };
  return { call: { start: at.start, end: at.start + 'defineModel'.length }, model: scanner.value(at.end) };
}

class Scanner {
  private at = 0;

  constructor(private readonly text: string) {}

  /** The first match outside of strings and comments. */
  find(pattern: RegExp): Span | null {
    while (this.at < this.text.length) {
      pattern.lastIndex = this.at;
      const found = /\w|\$/.test(this.text[this.at - 1] ?? '') ? null : pattern.exec(this.text);
      if (found) return { start: this.at, end: this.at + found[0].length };
      this.step(false);
    }
    return null;
  }

  /** The value that is written at an offset; leaves off at what ends it. */
  value(start: number): Place {
    this.at = start;
    this.blanks();
    const from = this.at;
    const first = this.text[from];
    const literal = first === '{' ? this.object() : first === '[' ? this.array() : null;
    if (literal && this.ends()) return literal;
    const [callee] = /^[\w$.]+(?=\s*\()/.exec(this.text.slice(from, from + 200)) ?? [];
    if (!literal && callee !== undefined) {
      this.at = this.text.indexOf('(', from);
      const args = this.list(')');
      const span = { start: from, end: this.at };
      if (args && this.ends()) return { kind: 'call', callee: { start: from, end: from + callee.length }, args, span };
    }
    this.at = from;
    while (this.at < this.text.length && !/[,)\]}]/.test(this.text[this.at] ?? '')) this.step(true);
    return { kind: 'other', span: { start: from, end: from + this.text.slice(from, this.at).trimEnd().length } };
  }

  private object(): Place | null {
    const start = this.at;
    const entries = new Map<string, { keySpan: Span; value: Place }>();
    this.at += 1;
    for (;;) {
      this.blanks();
      if (this.at >= this.text.length) return null;
      if (this.text[this.at] === '}') break;
      if (this.text[this.at] === ',') {
        this.at += 1;
        continue;
      }
      const from = this.at;
      const [written, quoted, bare] =
        /^(?:(?:async\s+)?(?:get\s+)?)(?:['"]([^'"\n]*)['"]|([\w$]+))/.exec(this.text.slice(from, from + 300)) ?? [];
      const key = quoted ?? bare;
      if (written === undefined || key === undefined) {
        // Spread in, or a calculated key.
        this.value(from);
        if (this.at === from) return null;
        continue;
      }
      const keySpan = { start: from, end: from + written.length };
      this.at = keySpan.end;
      this.blanks();
      const colon = this.text[this.at] === ':';
      const value = colon ? this.value(this.at + 1) : this.value(from);
      entries.set(key, { keySpan, value });
    }
    this.at += 1;
    return { kind: 'object', entries, span: { start, end: this.at } };
  }

  private array(): Place | null {
    const start = this.at;
    const items = this.list(']');
    return items && { kind: 'array', items, span: { start, end: this.at } };
  }

  private list(end: string): readonly Place[] | null {
    const items: Place[] = [];
    let spread = false;
    this.at += 1;
    for (;;) {
      this.blanks();
      if (this.at >= this.text.length) return null;
      if (this.text[this.at] === end) break;
      if (this.text[this.at] === ',') {
        this.at += 1;
        continue;
      }
      const from = this.at;
      spread ||= this.text.startsWith('...', from);
      items.push(this.value(from));
      if (this.at === from) return null;
    }
    this.at += 1;
    return spread ? [] : items;
  }

  /** Whether a value ends here. */
  private ends(): boolean {
    this.blanks();
    return this.at >= this.text.length || /[,)\]};]/.test(this.text[this.at] ?? '');
  }

  private blanks(): void {
    for (;;) {
      const [blank = ''] = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(this.text.slice(this.at, this.at + 5000)) ?? [];
      if (blank === '') return;
      this.at += blank.length;
    }
  }

  /** Over one sign, or over all that is in quotes or a comment; `whole`: also over what is in brackets. */
  private step(whole: boolean): void {
    const { text } = this;
    const sign = text[this.at] ?? '';
    if (sign === '"' || sign === "'" || sign === '`') return this.quoted(sign);
    if (text.startsWith('//', this.at) || text.startsWith('/*', this.at)) return this.blanks();
    if (sign === '/' && beforeExpression.test(text.slice(Math.max(0, this.at - 20), this.at))) return this.quoted('/');
    const close = closing[sign];
    this.at += 1;
    if (close === undefined || !whole) return;
    while (this.at < text.length && text[this.at] !== close) this.step(true);
    this.at += 1;
  }

  private quoted(quote: string): void {
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at];
      if (sign === '\\') this.at += 1;
      else if (sign === quote || (sign === '\n' && quote !== '`')) break;
    }
    this.at += 1;
  }
}
