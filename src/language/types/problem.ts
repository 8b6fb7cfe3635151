import type { Message, TextKey } from '../../texts';

export type Severity = 'error' | 'warning' | 'information';

/** Lines and characters from 0, in UTF-16 units, as VS Code counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Something to say about a place in a model file. */
export interface Problem {
  readonly severity: Severity;
  /** Stable and listed in docs/problems.md: `unknown-key`, `shape-mismatch`. */
  readonly code: string;
  readonly message: Message;
  readonly range: Range;
  readonly fixes?: readonly QuickFix[];
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export interface QuickFix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
}

export type { Message, TextKey };
