import { choice, list, nullable, oneOf } from './node';
import { count } from './values';

const average = () => oneOf(['macro', 'weighted', 'micro'], { doc: 'language.argAverage', default: 'macro' });

/** The metrics, the kind of target that each is for, and whether more is better. */
export const metrics = {
  accuracy: { doc: 'language.metricAccuracy', target: 'category', better: 'max', arguments: {} },
  precision: {
    doc: 'language.metricPrecision',
    target: 'category',
    better: 'max',
    arguments: { average: average() },
  },
  recall: { doc: 'language.metricRecall', target: 'category', better: 'max', arguments: { average: average() } },
  f1: { doc: 'language.metricF1', target: 'category', better: 'max', arguments: { average: average() } },
  auc: { doc: 'language.metricAuc', target: 'category', better: 'max', arguments: {} },
  prAuc: { doc: 'language.metricPrAuc', target: 'category', better: 'max', arguments: {} },
  balancedAccuracy: { doc: 'language.metricBalancedAccuracy', target: 'category', better: 'max', arguments: {} },
  matthews: { doc: 'language.metricMatthews', target: 'category', better: 'max', arguments: {} },
  kappa: { doc: 'language.metricKappa', target: 'category', better: 'max', arguments: {} },
  topK: {
    doc: 'language.metricTopK',
    target: 'category',
    better: 'max',
    arguments: { k: count('language.argTopK', 5) },
  },
  rmse: { doc: 'language.metricRmse', target: 'numeric', better: 'min', arguments: {} },
  mae: { doc: 'language.metricMae', target: 'numeric', better: 'min', arguments: {} },
  mse: { doc: 'language.metricMse', target: 'numeric', better: 'min', arguments: {} },
  mape: { doc: 'language.metricMape', target: 'numeric', better: 'min', arguments: {} },
  explainedVariance: { doc: 'language.metricExplainedVariance', target: 'numeric', better: 'max', arguments: {} },
  r2: { doc: 'language.metricR2', target: 'numeric', better: 'max', arguments: {} },
} as const;

export type MetricName = keyof typeof metrics;

/** Reported for every model of a kind, whatever the file asks for. */
export const alwaysReported = {
  category: ['accuracy', 'f1'],
  numeric: ['rmse', 'mae', 'r2'],
  reconstruction: ['rmse', 'mae'],
} as const satisfies Record<string, readonly MetricName[]>;

/** Those that say how far an autoencoder's output is from its input, over all numbers of a row. */
export const isOfReconstruction = (name: MetricName): boolean => ['mse', 'rmse', 'mae'].includes(name);

export const metricsSchema = nullable(
  list(choice(metrics, { doc: 'language.trainMetrics' }), { doc: 'language.trainMetrics' }),
  { doc: 'language.trainMetrics', default: null },
);
