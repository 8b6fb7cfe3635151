import type { EditorOptions, Hover } from '../types/editor';

/** Meaning, type and default of the key, layer or value at `offset`; null where there is nothing to say. */
export function hoverAt(_text: string, _offset: number, _options: EditorOptions): Hover | null {
  return null;
}
