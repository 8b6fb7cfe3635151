import type { InputRow, ModelSignature, Prediction, TargetField } from '../../protocol';
import type { PanelContext } from '../context';
import { element, setChildren, setStyle, svg } from '../dom';
import { shareBelow } from '../render/histogram';

export interface Answer {
  readonly prediction: Prediction;
  readonly milliseconds: number;
  /** The true value and its row, where the input was taken from the data. */
  readonly actual: { readonly row: number; readonly value: string | number } | null;
  /** Root mean square error on validation, in the target's units. */
  readonly usualError: number | null;
  readonly inputs: InputRow;
}

/** What a model says, in one sentence and in full. */
export function answerView(context: PanelContext, signature: ModelSignature, answer: Answer): HTMLElement[] {
  const { target } = signature;
  if (target?.type === 'numeric') return numericAnswer(context, target, answer);
  return classAnswer(context, target, answer);
}

/** The answer in a few words, for the history. */
export function shortAnswer({ numbers }: PanelContext, signature: ModelSignature, prediction: Prediction): string {
  const best = ranked(signature.target, prediction)[0];
  return signature.target?.type === 'numeric' || !best
    ? numbers.measure(prediction.output[0] ?? NaN)
    : `${best.label}, ${numbers.percent(best.share)}`;
}

function ranked(target: TargetField | null, { output }: Prediction): { label: string; share: number; index: number }[] {
  const classes = target?.type === 'category' ? target.classes : [];
  // One output for two classes is the probability of the second.
  const shares = output.length === 1 && classes.length === 2 ? [1 - (output[0] ?? 0), output[0] ?? 0] : output;
  return shares
    .map((share, index) => ({ label: classes[index] ?? String(index), share, index }))
    .sort((a, b) => b.share - a.share);
}

function classAnswer({ words, numbers }: PanelContext, target: TargetField | null, answer: Answer): HTMLElement[] {
  const order = ranked(target, answer.prediction);
  const [best, next] = order;
  if (!best) return [];
  const sure =
    next && next.share >= 0.001 && order.length > 2
      ? words('sureNext', {
          share: numbers.percent(best.share),
          next: next.label,
          nextShare: numbers.percent(next.share),
        })
      : words('sure', { share: numbers.percent(best.share) });
  const shown = order.length > 24 ? order.slice(0, 10) : [...order].sort((a, b) => a.index - b.index);
  const rows = shown.map(({ label, share, index }) => {
    const bar = element('i', { class: index === best.index ? 'top' : null });
    setStyle(bar, 'width', `${share * 100}%`);
    return element(
      'tr',
      { class: index === best.index ? 'top' : null },
      element('td', { class: 'k', title: label }, label),
      element('td', {}, element('span', { class: 'hb' }, bar)),
      element('td', { class: 'v' }, numbers.percent(share)),
    );
  });
  return [
    element(
      'p',
      { class: best.label.length > 10 ? 'answer text' : 'answer', role: 'status' },
      element('strong', {}, best.label),
      element('span', {}, sure),
    ),
    element('table', { class: 'bars' }, element('tbody', {}, ...rows)),
    ...(answer.actual
      ? [
          element(
            'p',
            { class: 'small dim true-answer' },
            `${words('trueAnswer', { row: answer.actual.row })}: ${answer.actual.value}`,
          ),
        ]
      : []),
  ];
}

function numericAnswer(
  context: PanelContext,
  target: Extract<TargetField, { type: 'numeric' }>,
  answer: Answer,
): HTMLElement[] {
  const { words, numbers } = context;
  const value = answer.prediction.output[0] ?? NaN;
  const error = answer.usualError === null ? '' : words('giveOrTake', { error: numbers.measure(answer.usualError) });
  const facts: [string, string][] = [
    [words('higherThan'), words('ofTrainingRows', { share: numbers.percent(shareBelow(target.histogram, value)) })],
  ];
  if (answer.actual)
    facts.push([
      words('trueAnswer', { row: answer.actual.row }),
      typeof answer.actual.value === 'number' ? numbers.measure(answer.actual.value) : answer.actual.value,
    ]);
  return [
    element(
      'p',
      { class: 'answer', role: 'status' },
      element('strong', {}, numbers.measure(value)),
      element('span', {}, error),
    ),
    distribution(context, target, value, answer),
    element(
      'dl',
      { class: 'facts left' },
      ...facts.flatMap(([name, said]) => [element('dt', {}, name), element('dd', {}, said)]),
    ),
  ];
}

/** The answer on the target's distribution, its usual error as a band. */
function distribution(
  { words, numbers }: PanelContext,
  target: Extract<TargetField, { type: 'numeric' }>,
  value: number,
  answer: Answer,
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
    if (answer.usualError !== null) {
      const [from, to] = [x(value - answer.usualError), x(value + answer.usualError)];
      picture.append(svg('rect', { x: from, width: to - from, y: 24, height: 64, class: 'band' }));
    }
    for (const [index, count] of counts.entries()) {
      const height = (count / most) * 50;
      picture.append(
        svg('rect', { x: index * pitch + 0.5, width: Math.max(0.5, pitch - 1), y: 88 - height, height, class: 'bin' }),
      );
    }
    picture.append(svg('line', { x1: 0, x2: width, y1: 88.5, y2: 88.5, class: 'baseline' }));
    const at = Math.round(x(value));
    picture.append(svg('line', { x1: at, x2: at, y1: 8, y2: 88, class: 'mark predicted' }));
    const right = at < width - 120;
    picture.append(
      svg(
        'text',
        { x: right ? at + 6 : at - 6, y: 16, class: 'tick', 'text-anchor': right ? 'start' : 'end' },
        words('predictedValue', { value: numbers.measure(value) }),
      ),
    );
    if (typeof answer.actual?.value === 'number') {
      const real = Math.round(x(answer.actual.value));
      picture.append(svg('line', { x1: real, x2: real, y1: 8, y2: 88, class: 'mark actual' }));
    }
    picture.append(
      svg('text', { x: 0, y: 104, class: 'tick' }, numbers.plain(minimum)),
      svg(
        'text',
        { x: width / 2, y: 104, class: 'tick', 'text-anchor': 'middle' },
        words('inTraining', { target: target.name }),
      ),
      svg('text', { x: width, y: 104, class: 'tick', 'text-anchor': 'end' }, numbers.plain(maximum)),
    );
    setChildren(box, picture);
  };
  new ResizeObserver(draw).observe(box);
  return box;
}
