import type { DataPreview } from '../../protocol';
import { element, setChildren, setStyle } from '../dom';
import type { DataContext } from './context';

/** Shows how many rows each split has: a bar and its key; nothing where that is not known. */
export function showSplit({ words, numbers }: DataContext, place: HTMLElement, split: DataPreview['split']): void {
  place.hidden = split === null;
  if (!split) return;
  const parts = [
    { count: split.train, kind: 'a', word: words('splitTrain') },
    { count: split.validation, kind: 'b', word: words('splitValidation') },
    { count: split.test, kind: 'c', word: words('splitTest') },
    { count: split.unused, kind: 'd', word: words('previewUnusedRows') },
  ].filter(({ count }) => count > 0);
  const bar = element('div', { class: 'split', 'aria-hidden': 'true' });
  for (const { count, kind } of parts) {
    const piece = element('i', { class: kind });
    setStyle(piece, 'flex-grow', String(count));
    bar.append(piece);
  }
  const key = parts.map(({ count, kind, word }) =>
    element(
      'span',
      {},
      element('i', { class: `mark ${kind}`, 'aria-hidden': 'true' }),
      `${word} ${numbers.count(count)}`,
    ),
  );
  setChildren(place, bar, element('div', { class: 'split-key' }, ...key));
}
