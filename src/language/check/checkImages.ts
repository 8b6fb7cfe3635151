import { columnSpecs } from '../data/columnSpecs';
import { knownColumns } from '../data/knownColumns';
import { entryOf } from '../parse/tree';
import type { CheckedData } from './checkedData';
import type { Reporter } from './reporter';

/** Images of several sizes need one to be brought to; the number of channels is 1 or 3. */
export function checkImages({ entry, data, facts }: CheckedData, reporter: Reporter): void {
  const inputs = entryOf(entry.value, 'inputs')?.value;
  for (const spec of columnSpecs(data, facts) ?? []) {
    const settings = entryOf(inputs, spec.column);
    const channels = entryOf(settings?.value, 'channels')?.value;
    if (channels?.kind === 'scalar' && channels.value === 2) {
      reporter.report('out-of-range', channels.span, 'language.imageChannelsTwo');
    }
    const sizes = knownColumns(data, facts)?.find((column) => column.name === spec.column)?.imageSizes;
    const [first, other] = sizes?.files ?? [];
    if (spec.type !== 'image' || spec.image?.size || !sizes || !first || !other) continue;
    const span = settings?.keySpan ?? entryOf(entry.value, 'source')?.value.span ?? entry.keySpan;
    reporter.report('image-sizes', span, 'language.imageSizesDiffer', {
      column: spec.column,
      first: first.file,
      firstSize: `${first.height} x ${first.width}`,
      other: other.file,
      otherSize: `${other.height} x ${other.width}`,
      size: sizes.proposed.join(', '),
    });
  }
}
