import { capitalised, measureName } from '../../../presentation/measureNames';
import type { ExpectationOutcome } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { icon } from '../../render/icons';

/** What became of the expectations of the model file, a line each. */
export function expectationList(context: PanelContext, outcomes: readonly ExpectationOutcome[]): HTMLElement {
  const { words } = context;
  return element(
    'ul',
    { class: 'expectations', 'aria-label': words('expectations') },
    ...outcomes.map((outcome) =>
      element(
        'li',
        { 'data-met': String(outcome.met) },
        icon(outcome.met ? 'pass' : 'error'),
        element('span', {}, sentence(context, outcome)),
      ),
    ),
  );
}

function sentence(context: PanelContext, { measure, bound, value, measured, met }: ExpectationOutcome): string {
  const { words, numbers } = context;
  const name = capitalised(measureName(context, measure));
  const wanted = numbers.plain(value);
  if (measured === null) return words('expectationUnknown', { measure: name, value: wanted });
  const args = { measure: name, measured: numbers.measure(measured), value: wanted };
  if (bound === 'atLeast') return words(met ? 'expectationMetAtLeast' : 'expectationMissedAtLeast', args);
  return words(met ? 'expectationMetAtMost' : 'expectationMissedAtMost', args);
}
