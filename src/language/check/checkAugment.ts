import { columnSpecs } from '../data/columnSpecs';
import { entryOf } from '../parse/tree';
import type { CheckedData } from './checkedData';
import type { Reporter } from './reporter';

/** Random changes that change nothing. */
export function checkAugment({ entry, data, facts, gan }: CheckedData, reporter: Reporter): void {
  const { augment } = data;
  const written = entryOf(entry.value, 'augment');
  if (!augment || !written) return;
  if (gan) {
    reporter.report('no-effect', written.keySpan, 'language.augmentWithGan');
    return;
  }
  const { flip, rotation, shift, zoom, contrast, brightness, noise } = augment;
  if (flip === null && [rotation, shift, zoom, contrast, brightness, noise].every((limit) => limit === 0)) {
    reporter.report('no-effect', written.keySpan, 'language.augmentNothing');
  }
  const columns = columnSpecs(data, facts);
  if (!columns || columns.some(({ type }) => type === 'image') || written.value.kind !== 'map') return;
  for (const { key, keySpan } of written.value.entries) {
    if (key !== 'noise') reporter.report('no-effect', keySpan, 'language.augmentWithoutImages', { key });
  }
}
