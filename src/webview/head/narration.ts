import { errorText } from '../../protocol';
import type { PanelContext } from '../context';
import type { PanelState } from '../state/state';
import { capitalised, measureName } from '../../presentation/measureNames';

/** What to say aloud about the change from one state to the next; failures are alerts. */
export function narrate(
  context: PanelContext,
  before: PanelState | null,
  after: PanelState,
): { readonly sentence: string; readonly alert: boolean } | null {
  const { words, numbers, locale } = context;
  const [old, run] = [before?.run, after.run];
  if (!old || !run || old.summary.run !== run.summary.run) return null;
  const status = run.summary.status;
  if (status === 'failed' && old.summary.status !== 'failed') {
    const error = run.summary.error ?? run.finished?.error;
    const reason = error ? errorText(locale, error) : words('failedUnknown');
    return { sentence: words('saidFailed', { step: numbers.count(run.summary.step), reason }), alert: true };
  }
  if (status !== old.summary.status) {
    if (status === 'paused')
      return polite(words('saidPaused', { epoch: run.summary.epoch, step: numbers.count(run.summary.step) }));
    if (status === 'stopped') return polite(words('saidStopped'));
    if (status === 'completed')
      return polite(words('saidCompleted', { epochs: run.finished?.epoch ?? run.summary.epoch }));
    if (status === 'interrupted') return polite(words('saidInterrupted'));
  }
  if (run.started && !old.started) return polite(words('saidStarted', { epochs: run.started.epochs }));
  const epoch = run.epochs.at(-1);
  if (!epoch || run.epochs.length === old.epochs.length) return null;
  const said = spokenMeasures(epoch.logs).map((key) =>
    words('saidMeasure', {
      measure: capitalised(measureName(context, key)),
      value: numbers.measure(epoch.logs[key] ?? 0),
    }),
  );
  return polite(
    [
      words('saidEpoch', { epoch: epoch.epoch, epochs: run.started?.epochs ?? run.summary.epochs }),
      ...said,
      ...(epoch.best ? [words('saidBest')] : []),
    ].join(' '),
  );
}

/** The loss and the first metric: of the validation rows, where there are any. */
function spokenMeasures(logs: Readonly<Record<string, number | null>>): readonly string[] {
  const metric = Object.keys(logs).find((key) => key !== 'loss' && !key.startsWith('val_'));
  return ['loss', ...(metric === undefined ? [] : [metric])]
    .map((key) => (logs[`val_${key}`] == null ? key : `val_${key}`))
    .filter((key) => logs[key] != null);
}

function polite(sentence: string): { readonly sentence: string; readonly alert: boolean } {
  return { sentence, alert: false };
}
