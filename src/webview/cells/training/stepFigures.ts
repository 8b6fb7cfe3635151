import { measureName } from '../../../presentation/measureNames';
import type { PanelContext, WebviewText } from '../../context';
import { isOneOf } from '../../persisted';
import type { ChartLine } from '../../render/chartData';
import type { SeriesStyle } from '../../render/swatch';
import type { Series } from '../../state/series';
import { stepsPerEpoch, type RunState } from '../../state/state';

/** What each step tells of itself besides measures; the sign keeps the names apart from those of metrics. */
export type StepFigure = '@gradientNorm' | '@memory';

const figures: readonly StepFigure[] = ['@gradientNorm', '@memory'];

const seriesOf: Readonly<Record<StepFigure, readonly { readonly key: string; readonly style: SeriesStyle }[]>> = {
  '@gradientNorm': [
    { key: 'gradient_norm', style: 'train' },
    { key: 'generator_gradient_norm', style: 'train' },
    { key: 'discriminator_gradient_norm', style: 'fourth' },
  ],
  '@memory': [{ key: 'memory', style: 'train' }],
};

export const isStepFigure = isOneOf('@gradientNorm', '@memory');

export function figureName(figure: StepFigure): WebviewText {
  return figure === '@memory' ? 'memory' : 'gradientNorm';
}

/** Those that a run has told; older ones told none. */
export function figuresOf({ series }: RunState): StepFigure[] {
  return figures.filter((figure) => seriesOf[figure].some(({ key }) => (series.get(key)?.length ?? 0) > 0));
}

/** Lines of every step; memory is a level, in which there is nothing to smooth. */
export function figureLines(
  context: PanelContext,
  run: RunState,
  figure: StepFigure,
  smoothed: (key: string, raw: Series) => Series,
): ChartLine[] {
  const { numbers } = context;
  return seriesOf[figure].flatMap(({ key, style }) => {
    const raw = run.series.get(key);
    if (!raw || raw.length === 0) return [];
    const last = raw.last();
    return {
      id: key,
      label: measureName(context, key),
      style,
      points: [],
      current: Number.isNaN(last) ? null : last,
      steps: {
        raw,
        smooth: figure === '@memory' ? raw : smoothed(key, raw),
        perEpoch: stepsPerEpoch(run),
      },
      write: (value: number) => (figure === '@memory' ? numbers.bytes(value) : numbers.measure(value)),
    };
  });
}
