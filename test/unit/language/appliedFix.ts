import type { Position, QuickFix } from '../../../src/language';

/** A text after a quick fix. */
export function applied(text: string, fix: QuickFix): string {
  const lines = text.split('\n');
  const at = (position: Position) =>
    lines.slice(0, position.line).reduce((sum, line) => sum + line.length + 1, 0) + position.character;
  return [...fix.edits]
    .sort((one, other) => at(other.range.start) - at(one.range.start))
    .reduce(
      (result, edit) => result.slice(0, at(edit.range.start)) + edit.newText + result.slice(at(edit.range.end)),
      text,
    );
}
