import type { CompletionResult, EditorOptions } from '../types/editor';

/** What can be written at `offset` (UTF-16 units from the start of the text, a byte order mark included). */
export function completionsAt(_text: string, _offset: number, _options: EditorOptions): CompletionResult {
  return { items: [] };
}
