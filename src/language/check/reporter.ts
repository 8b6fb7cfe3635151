import type { Message, TextArguments, TextKey } from '../../texts';
import type { LineTable } from '../parse/lineTable';
import type { Span } from '../parse/tree';
import type { JsonValue } from '../types/modelFile';
import type { Problem } from '../types/problem';
import { flowText } from './flowText';
import type { ProblemCode } from './codes';
import { severityOf } from './severity';

/** A change of the text, by offsets: a piece of text as it is, or a value as the file's language writes it. */
export type Edit = { readonly span: Span } & ({ readonly newText: string } | { readonly value: JsonValue });

export interface Fix {
  readonly title: Message;
  readonly edits: readonly Edit[];
}

/** Collects problems; the same code at the same place is told once. */
export class Reporter {
  private readonly found = new Map<string, Problem>();

  constructor(
    private readonly lines: LineTable,
    private readonly json: boolean,
  ) {}

  report(code: ProblemCode, span: Span, key: TextKey, args: TextArguments = {}, fixes: readonly Fix[] = []): void {
    // Of an unknown key the first and most exact word counts.
    const id = `${code} ${span.start} ${span.end} ${code === 'unknown-key' ? '' : JSON.stringify([key, args])}`;
    if (this.found.has(id)) return;
    this.found.set(id, {
      severity: severityOf(code),
      code,
      message: { key, args },
      range: this.lines.range(span),
      ...(fixes.length
        ? {
            fixes: fixes.map((fix) => ({
              title: fix.title,
              edits: fix.edits.map((edit) => ({
                range: this.lines.range(edit.span),
                newText: 'value' in edit ? flowText(edit.value, this.json) : edit.newText,
              })),
            })),
          }
        : {}),
    });
  }

  get hasErrors(): boolean {
    return [...this.found.values()].some((problem) => problem.severity === 'error');
  }

  /** Problems so far. */
  get count(): number {
    return this.found.size;
  }

  /** In the order of the file. */
  get problems(): readonly Problem[] {
    return [...this.found.values()].sort(
      (a, b) =>
        a.range.start.line - b.range.start.line ||
        a.range.start.character - b.range.start.character ||
        a.code.localeCompare(b.code),
    );
  }
}
