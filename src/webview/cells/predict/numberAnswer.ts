import type { TargetField } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren, svg } from '../../dom';
import { shareBelow } from '../../render/histogram';
import type { Answer } from './answer';

/** Of what stands at a mark, in pixels. */
const widestWords = 120;

type NumericTarget = Extract<TargetField, { type: 'numeric' }>;

/** A number in the target's units: how far off it may be, and where it lies among the targets of training. */
export function numberAnswer(context: PanelContext, target: NumericTarget, answer: Answer): HTMLElement[] {
  const { words, numbers } = context;
  const value = answer.prediction.output[0] ?? NaN;
  const error = answer.usualError === null ? '' : words('giveOrTake', { error: numbers.measure(answer.usualError) });
  const facts: [string, string][] = [
    [words('higherThan'), words('ofTrainingRows', { share: numbers.percent(shareBelow(target.histogram, value)) })],
  ];
  const { actual, beside } = answer;
  if (actual) {
    const real = typeof actual.value === 'number' ? numbers.measure(actual.value) : actual.value;
    const off = typeof actual.value === 'number' ? Math.abs(value - actual.value) : NaN;
    facts.push([
      words('trueAnswer', { row: actual.row }),
      Number.isNaN(off) ? real : words('offBy', { value: real, error: numbers.measure(off) }),
    ]);
  }
  const other = beside?.prediction.output[0];
  return [
    element(
      'p',
      { class: 'answer', role: 'status' },
      element('strong', {}, numbers.measure(value)),
      element('span', {}, error),
      beside && other !== undefined
        ? element('span', {}, words('besideSays', { version: beside.label, answer: numbers.measure(other) }))
        : null,
    ),
    distribution(context, target, {
      value,
      usualError: answer.usualError,
      actual: typeof answer.actual?.value === 'number' ? answer.actual.value : null,
      beside: other ?? null,
    }),
    element(
      'dl',
      { class: 'facts left' },
      ...facts.flatMap(([name, said]) => [element('dt', {}, name), element('dd', {}, said)]),
    ),
  ];
}

/** Numbers marked on a distribution. */
export interface Marked {
  readonly value: number;
  /** A band around the value. */
  readonly usualError: number | null;
  readonly actual: number | null;
  readonly beside: number | null;
  /** What the mark at the value says, where it is not that it was predicted. */
  readonly said?: string;
  /** What stands under the distribution, where it is not of training. */
  readonly under?: string;
}

/** An answer on the distribution that it belongs to. */
export function distribution(
  { words, numbers }: PanelContext,
  target: Pick<NumericTarget, 'name' | 'histogram'>,
  { value, usualError, actual: real, beside: other, said, under }: Marked,
): HTMLElement {
  const box = element('div', { class: 'on-distribution' });
  const { minimum, maximum, counts } = target.histogram;
  const draw = () => {
    const width = box.clientWidth;
    if (width === 0) return;
    const x = (at: number) => Math.min(width - 1, Math.max(1, ((at - minimum) / (maximum - minimum || 1)) * width));
    const most = Math.max(1, ...counts);
    const pitch = width / Math.max(1, counts.length);
    const picture = svg('svg', {
      viewBox: `0 0 ${width} 108`,
      width,
      height: 108,
      role: 'img',
      'aria-label': words('onDistribution', { value: numbers.measure(value), target: target.name }),
    });
    if (usualError !== null) {
      const [from, to] = [x(value - usualError), x(value + usualError)];
      picture.append(svg('rect', { x: from, width: to - from, y: 24, height: 64, class: 'band' }));
    }
    for (const [index, count] of counts.entries()) {
      const height = (count / most) * 50;
      picture.append(
        svg('rect', { x: index * pitch + 0.5, width: Math.max(0.5, pitch - 1), y: 88 - height, height, class: 'bin' }),
      );
    }
    picture.append(svg('line', { x1: 0, x2: width, y1: 88.5, y2: 88.5, class: 'baseline' }));
    const mark = (at: number, kind: string) => {
      const place = Math.round(x(at));
      picture.append(svg('line', { x1: place, x2: place, y1: 8, y2: 88, class: `mark ${kind}` }));
      return place;
    };
    const say = (place: number, y: number, right: boolean, word: string) =>
      picture.append(
        svg(
          'text',
          { x: right ? place + 6 : place - 6, y, class: 'tick', 'text-anchor': right ? 'start' : 'end' },
          word,
        ),
      );
    const at = mark(value, 'predicted');
    // The words of the two marks stand away from each other, and inside of the picture.
    const fitsRight = (place: number) => place < width - widestWords;
    const fitsLeft = (place: number) => place > widestWords;
    const after = real === null || value >= real;
    const right = after ? fitsRight(at) || !fitsLeft(at) : !fitsLeft(at);
    say(at, 16, right, said ?? words('predictedValue', { value: numbers.measure(value) }));
    if (real !== null) {
      const place = mark(real, 'actual');
      const apart = right === after && (right ? fitsLeft(place) : fitsRight(place));
      const word = words('actualValue', { value: numbers.measure(real) });
      say(place, apart ? 16 : 36, apart ? !right : fitsRight(place), word);
    }
    if (other !== null) mark(other, 'beside');
    picture.append(
      svg('text', { x: 0, y: 104, class: 'tick' }, numbers.plain(minimum)),
      svg(
        'text',
        { x: width / 2, y: 104, class: 'tick', 'text-anchor': 'middle' },
        under ?? words('inTraining', { target: target.name }),
      ),
      svg('text', { x: width, y: 104, class: 'tick', 'text-anchor': 'end' }, numbers.plain(maximum)),
    );
    setChildren(box, picture);
  };
  new ResizeObserver(draw).observe(box);
  return box;
}
