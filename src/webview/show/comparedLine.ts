import { measureName } from '../../presentation/measureNames';
import type { PanelContext } from '../context';
import type { ChartLine } from '../render/chartData';
import type { ComparedRun } from './compareChoice';
import { isPace, pacePoints, paceWriter } from './paceLines';

/** The line of another run in a chart: of a measure what validation gave, where it had some; null where it has no such thing. */
export function comparedLine(context: PanelContext, compared: ComparedRun | null, key: string): ChartLine | null {
  if (!compared) return null;
  const { name, epochs } = compared;
  const measure = epochs.some(({ logs }) => logs[`val_${key}`] != null) ? `val_${key}` : key;
  const points = isPace(key)
    ? pacePoints(epochs, key)
    : epochs.flatMap(({ epoch, logs }) => {
        const value = logs[measure];
        return value == null ? [] : [{ epoch, value }];
      });
  if (points.length === 0) return null;
  const label = isPace(key) ? name : context.words('ofRun', { run: name, measure: seriesName(context, measure) });
  const current = points.at(-1)?.value ?? null;
  const line: ChartLine = { id: `@compared ${label}`, label, style: 'other', points, current };
  return isPace(key) ? { ...line, write: paceWriter(context, key) } : line;
}

function seriesName(context: PanelContext, measure: string): string {
  if (measure.startsWith('val_')) return context.words('validationSeries');
  return measure.endsWith('_loss') ? measureName(context, measure) : context.words('trainSeries');
}
