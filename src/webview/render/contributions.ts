import { element, setStyle, svg } from '../dom';
import { oneStopForButtons } from './oneStop';

/** One bar from the zero line. */
export interface Contribution {
  readonly name: string;
  /** As it was given; left out where there is none. */
  readonly value?: string;
  readonly effect: number;
  /** Either side of the effect. */
  readonly deviation?: number;
  /** Of each step of a window, the earliest first. */
  readonly steps?: readonly number[];
  readonly onChoose?: () => void;
  readonly chosen?: boolean;
}

export interface ContributionWords {
  readonly caption: string;
  effect(value: number): string;
  steps(name: string): string;
  /** Names of the columns, for those who hear the table. */
  readonly heads: readonly [name: string, value: string, effect: string];
}

/** A line above or below the bars: what they start from, and what they come to. */
export interface EndLine {
  readonly name: string;
  readonly value: string;
}

/** Bars from a zero line, in the order given; a table, so that it can be read without seeing the bars. */
export function contributions(
  rows: readonly Contribution[],
  words: ContributionWords,
  ends: { readonly first?: EndLine | undefined; readonly last?: EndLine | undefined } = {},
): HTMLTableElement {
  const reach = rows.flatMap(({ effect, deviation = 0 }) => [effect - deviation, effect + deviation]);
  const [low, high] = [Math.min(0, ...reach), Math.max(0, ...reach)];
  const place = (value: number): number => (high > low ? ((value - low) / (high - low)) * 100 : 0);
  const withValues = rows.some(({ value }) => value !== undefined);
  const line = (one: Contribution): HTMLElement => {
    const name = one.onChoose ? chooser(one, one.onChoose) : one.name;
    const bar = element('i', { class: one.effect < 0 ? 'dn' : 'up' });
    setStyle(bar, 'left', `${Math.min(place(0), place(one.effect))}%`);
    setStyle(bar, 'width', `${Math.max(0.3, Math.abs(place(one.effect) - place(0)))}%`);
    const track = element('span', { class: 'dv', 'aria-hidden': 'true' }, bar);
    setStyle(track, '--zero', `${place(0)}%`);
    if (one.deviation) {
      const spread = element('b');
      setStyle(spread, 'left', `${place(one.effect - one.deviation)}%`);
      setStyle(spread, 'width', `${place(one.effect + one.deviation) - place(one.effect - one.deviation)}%`);
      track.append(spread);
    }
    const under =
      one.value === undefined ? null : element('span', { class: 'under', 'aria-hidden': 'true' }, one.value);
    return element(
      'tr',
      { class: one.chosen === true ? 'on' : null },
      element('th', { class: 'f', scope: 'row', title: one.name }, name, under),
      withValues ? element('td', { class: 'val', title: one.value ?? null }, one.value ?? '') : null,
      element('td', { class: 'barcell' }, track, one.steps ? stepBars(one.steps, words.steps(one.name)) : null),
      element('td', { class: 'w' }, words.effect(one.effect)),
    );
  };
  const end = ({ name, value }: EndLine, kind: string): HTMLElement =>
    element(
      'tr',
      { class: kind },
      element('th', { class: 'f', scope: 'row' }, name),
      withValues ? element('td', { class: 'val' }) : null,
      element('td'),
      element('td', { class: 'w' }, value),
    );
  const body = element(
    'tbody',
    {},
    ends.first ? end(ends.first, 'start') : null,
    ...rows.map(line),
    ends.last ? end(ends.last, 'sum') : null,
  );
  oneStopForButtons(body);
  return element(
    'table',
    { class: 'contrib' },
    element('caption', { class: 'sr' }, words.caption),
    element(
      'thead',
      { class: 'sr' },
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, words.heads[0]),
        withValues ? element('th', { scope: 'col' }, words.heads[1]) : null,
        element('td'),
        element('th', { scope: 'col' }, words.heads[2]),
      ),
    ),
    body,
  );
}

/** Tab stops at the chosen one. */
function chooser({ name, chosen = false }: Contribution, onChoose: () => void): HTMLElement {
  const attributes = { class: 'link', type: 'button', 'aria-pressed': String(chosen), tabindex: chosen ? 0 : null };
  const button = element('button', attributes, name);
  button.addEventListener('click', onChoose);
  return button;
}

/** What each step of a window has of an effect. */
function stepBars(steps: readonly number[], label: string): SVGSVGElement {
  const most = Math.max(...steps.map(Math.abs)) || 1;
  const picture = svg('svg', {
    class: 'steps',
    viewBox: `0 0 ${steps.length} 20`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': label,
  });
  picture.append(svg('line', { x1: 0, x2: steps.length, y1: 10, y2: 10, class: 'gridline' }));
  for (const [index, value] of steps.entries()) {
    const height = (Math.abs(value) / most) * 10;
    const y = value >= 0 ? 10 - height : 10;
    picture.append(svg('rect', { x: index + 0.1, width: 0.8, y, height, class: value < 0 ? 'dn' : 'up' }));
  }
  return picture;
}
