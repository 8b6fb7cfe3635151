import { cleaningPlaces, type CleaningStep, type DataSummary } from '../../../protocol';
import { text, type TextKey } from '../../../texts';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { subtitle } from '../../render/controls';

const parts = ['data', 'train', 'validation', 'test'] as const;

/** What was done to how many rows, a line for each kind and column; null where nothing was. */
export function cleaningTable(context: PanelContext, { cleaning = [] }: DataSummary): HTMLElement | null {
  if (cleaning.length === 0) return null;
  const say = (key: TextKey) => text(context.locale, key);
  const shown = parts.filter((part) => cleaning.some(({ split }) => split === part));
  const lines = new Map<string, CleaningStep[]>();
  for (const step of cleaning) {
    const key = JSON.stringify([step.what, step.column]);
    lines.set(key, [...(lines.get(key) ?? []), step]);
  }
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, say('engine.cleaning_what')),
    element('th', { scope: 'col' }, say('engine.cleaning_column')),
    ...shown.map((part) => element('th', { class: 'num', scope: 'col' }, say(cleaningPlaces[part]))),
  );
  const rows = [...lines.values()].flatMap((steps) => {
    const [first] = steps;
    if (!first) return [];
    const counts = shown.map((part) => {
      const count = steps.find(({ split }) => split === part)?.rows;
      return element('td', { class: 'num' }, count === undefined ? '' : context.numbers.count(count));
    });
    return [
      element(
        'tr',
        {},
        element('td', {}, say(`engine.cleaning_${first.what}`)),
        element('td', { class: 'nm' }, first.column ?? ''),
        ...counts,
      ),
    ];
  });
  const table = element('table', { class: 'grid' }, element('thead', {}, head), element('tbody', {}, ...rows));
  return element(
    'div',
    { class: 'cleaning' },
    subtitle(say('engine.cleaning_title'), say('engine.cleaning_rows')),
    element('div', { class: 'scroll-x' }, table),
  );
}
