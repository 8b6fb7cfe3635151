import type { Histogram, ModelSignature, Reconstruction, SamplePreview } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import type { Answer } from './answer';
import { distribution } from './numberAnswer';
import { samplePair } from './samplePair';

/** What an autoencoder made of its input, how far off it is, and where that stands among the rows of training. */
export function reconstructionAnswer(
  context: PanelContext,
  signature: ModelSignature,
  reconstruction: Reconstruction,
  answer: Answer,
): HTMLElement[] {
  const { words, numbers } = context;
  const { error, standing, sample } = reconstruction;
  const errors = signature.reconstructs?.errors;
  const share = standing === undefined ? '' : words('errorStanding', { share: numbers.percent(standing) });
  const other = answer.beside?.prediction.reconstruction;
  return [
    element(
      'p',
      { class: 'answer', role: 'status' },
      element('strong', {}, numbers.measure(error)),
      element('span', {}, [words('reconstructionError'), share].filter((word) => word !== '').join(words('comma'))),
      answer.beside && other
        ? element(
            'span',
            {},
            words('besideSays', { version: answer.beside.label, answer: numbers.measure(other.error) }),
          )
        : null,
    ),
    samplePair(context, givenSample(answer), sample),
    ...(errors?.length
      ? [
          distribution(
            context,
            { name: words('reconstructionError'), histogram: histogramOf(errors) },
            {
              value: error,
              usualError: null,
              actual: null,
              beside: other?.error ?? null,
              said: numbers.measure(error),
            },
          ),
        ]
      : []),
  ];
}

/** The input as a sample is shown. */
function givenSample({ input }: Answer): SamplePreview {
  const cells: Record<string, string | number | null> = {};
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'object' && value !== null) return { kind: 'image', image: value.image };
    cells[name] = value;
  }
  return { kind: 'row', cells };
}

const bins = 20;

/** Equal bins out of errors at equal shares of the rows: between two of them lies one share. */
function histogramOf(errors: readonly number[]): Histogram {
  const [minimum = 0, maximum = 1] = [errors[0], errors.at(-1)];
  const width = (maximum - minimum) / bins || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const [index, high] of errors.entries()) {
    const low = errors[index - 1];
    if (low === undefined) continue;
    for (let bin = 0; bin < bins; bin++) {
      const [from, to] = [minimum + bin * width, minimum + (bin + 1) * width];
      const overlap = Math.min(high, to) - Math.max(low, from);
      const inside = high > low ? Math.max(0, overlap) / (high - low) : Number(low >= from && low < to);
      counts[bin] = (counts[bin] ?? 0) + inside;
    }
  }
  return { minimum, maximum, counts };
}
