import type { OutlineItem } from '../types/editor';

/** The sections of a model file, its networks and their layers. */
export function outline(_text: string): readonly OutlineItem[] {
  return [];
}
