import type { TargetField } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setStyle } from '../../dom';
import { ranked, type RankedClass } from './answers';
import type { Answer } from './answer';

/** Above this many classes only the likeliest are shown. */
const mostClasses = 24;

/** A class, how sure, and a bar for each class; two bars where other weights were asked too. */
export function classAnswer(context: PanelContext, target: TargetField | null, answer: Answer): HTMLElement[] {
  const { words } = context;
  const order = ranked(target, answer.prediction);
  const [best] = order;
  if (!best) return [];
  const others = answer.beside ? ranked(target, answer.beside.prediction) : [];
  const shown = order.length > mostClasses ? order.slice(0, 10) : [...order].sort((a, b) => a.index - b.index);
  const rows = shown.map((one) => row(context, one, one.index === best.index, answer, others));
  const { beside, actual } = answer;
  return [
    element(
      'p',
      { class: best.label.length > 10 ? 'answer text' : 'answer', role: 'status' },
      element('strong', {}, best.label),
      element('span', {}, sureWords(context, order)),
      beside ? element('span', {}, sayBeside(context, best, others, beside.label)) : null,
    ),
    element(
      'table',
      { class: 'bars' },
      element('caption', { class: 'sr' }, words('classesAndShares')),
      beside ? legend(answer.label, beside.label) : null,
      element('tbody', {}, ...rows),
    ),
    actual
      ? element(
          'p',
          { class: 'small dim true-answer' },
          words('trueAnswerIs', { row: actual.row, value: actual.value }),
        )
      : null,
  ].filter((part) => part !== null);
}

function sureWords({ words, numbers }: PanelContext, [best, next, ...more]: readonly RankedClass[]): string {
  const share = numbers.percent(best?.share ?? 0);
  if (!next || next.share < 0.001 || more.length === 0) return words('sure', { share });
  return words('sureNext', { share, next: next.label, nextShare: numbers.percent(next.share) });
}

function sayBeside(
  { words }: PanelContext,
  best: RankedClass,
  [other]: readonly RankedClass[],
  version: string,
): string {
  return other?.index === best.index
    ? words('besideAgrees', { version })
    : words('besideSays', { version, answer: other?.label ?? '' });
}

function legend(first: string, second: string): HTMLElement {
  const name = (label: string, kind: string) =>
    element('th', { scope: 'col' }, element('span', { class: `key ${kind}` }), label);
  return element(
    'thead',
    {},
    element('tr', {}, element('td'), element('td'), name(first, 'train'), name(second, 'outline')),
  );
}

function row(
  { numbers }: PanelContext,
  { label, share, index }: RankedClass,
  top: boolean,
  answer: Answer,
  others: readonly RankedClass[],
): HTMLElement {
  const bar = element('i', { class: top ? 'top' : null });
  setStyle(bar, 'width', `${share * 100}%`);
  const bars = [bar];
  const other = others.find((one) => one.index === index)?.share ?? 0;
  if (answer.beside) {
    const second = element('i');
    setStyle(second, 'width', `${other * 100}%`);
    bars.push(second);
  }
  return element(
    'tr',
    { class: top ? 'top' : null },
    element('th', { class: 'k', title: label, scope: 'row' }, label),
    element('td', {}, element('span', { class: answer.beside ? 'hb two' : 'hb' }, ...bars)),
    element('td', { class: 'v' }, numbers.percent(share)),
    answer.beside ? element('td', { class: 'v other' }, numbers.percent(other)) : null,
  );
}
