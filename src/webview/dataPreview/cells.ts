import type { PreviewColumn, PreviewRow } from '../../protocol';
import { element } from '../dom';
import { picture } from '../render/pixels';
import type { DataContext } from './context';

/** Longer words are whole in the title. */
const longWord = 18;

const splitNames = { train: 'splitTrain', validation: 'splitValidation', test: 'splitTest' } as const;

/** The cell that says which split a row is in. */
export function splitCell({ words }: DataContext, row: PreviewRow | undefined): HTMLElement {
  const split = row?.split ?? null;
  return element(
    'div',
    { class: 'cell split-cell', role: 'gridcell', 'aria-colindex': 2 },
    split ? element('i', { class: `mark ${split}`, 'aria-hidden': 'true' }) : null,
    split ? words(splitNames[split]) : null,
  );
}

export interface CellKind {
  readonly type: PreviewColumn['type'];
  readonly isPicture: boolean;
  readonly isOutlier: (value: number) => boolean;
}

/** A cell of the data; empty while its row is not there yet. */
export function dataCell(
  { words, numbers }: DataContext,
  row: PreviewRow | undefined,
  column: number,
  { type, isPicture, isOutlier }: CellKind,
): HTMLElement {
  if (!row) return element('div', { class: 'cell' });
  const value = row.cells[column];
  if (row.image && isPicture) {
    const label = typeof value === 'string' ? value : words('previewImage', { row: numbers.count(row.row + 1) });
    return element('div', { class: 'cell pixels' }, picture(row.image, label), label);
  }
  if (value === null || value === undefined) {
    return element('div', { class: 'cell none' }, type === 'image' ? '' : words('previewMissing'));
  }
  if (typeof value === 'string') {
    return element('div', { class: 'cell', title: value.length > longWord ? value : null }, value);
  }
  const outlier = isOutlier(value) ? words('previewOutlier') : null;
  return element(
    'div',
    { class: outlier ? 'cell num outlier' : 'cell num', title: outlier ? `${value}: ${outlier}` : String(value) },
    numbers.datum(value),
    outlier && element('span', { class: 'sr' }, outlier),
  );
}
