import type { SplitEvaluation } from '../protocol';
import type { WebviewText, Wording } from './wording';

const names: Readonly<Record<string, WebviewText>> = {
  loss: 'loss',
  accuracy: 'accuracy',
  precision: 'precision',
  recall: 'recall',
  f1: 'f1',
  auc: 'auc',
  prAuc: 'prAuc',
  balancedAccuracy: 'balancedAccuracy',
  matthews: 'matthews',
  kappa: 'kappa',
  topK: 'topK',
  mae: 'mae',
  mse: 'mse',
  rmse: 'rmse',
  r2: 'r2',
  mape: 'mape',
  explainedVariance: 'explainedVariance',
  generator_loss: 'generatorLoss',
  discriminator_loss: 'discriminatorLoss',
  gradient_norm: 'gradientNorm',
  generator_gradient_norm: 'generatorLoss',
  discriminator_gradient_norm: 'discriminatorLoss',
  memory: 'memory',
};

/** A measure's name in words; one that is not known is shown as it is written. */
export function measureName(context: Pick<Wording, 'words'>, key: string): string {
  if (key.startsWith('val_')) {
    return context.words('validationOf', { measure: measureName(context, key.slice('val_'.length)) });
  }
  const known = Object.hasOwn(names, key) ? names[key] : undefined;
  return known ? context.words(known) : key;
}

/** At the start of a sentence or a line. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Measures that lie between 0 and 1. */
export function isShare(key: string): boolean {
  return ['accuracy', 'precision', 'recall', 'f1', 'auc', 'prAuc', 'balancedAccuracy', 'topK'].includes(
    key.replace(/^val_/, ''),
  );
}

/** Measures of how far answers are off, which fall towards zero. */
export function isError(key: string): boolean {
  return ['mae', 'mse', 'rmse', 'mape'].includes(key.replace(/^val_/, ''));
}

/** The one figure that says how good the model is: `test accuracy 0.9853`. */
export function headline(context: Wording, splits: readonly SplitEvaluation[]): string | null {
  const split =
    splits.find(({ split: name }) => name === 'test') ??
    splits.find(({ split: name }) => name === 'validation') ??
    splits[0];
  if (!split) return null;
  const key = ['accuracy', 'rmse', ...Object.keys(split.metrics)].find((name) => split.metrics[name] != null);
  const value = key === undefined ? split.loss : split.metrics[key];
  if (value == null) return null;
  return context.words('splitMeasure', {
    split: context.words(splitName(split.split)).toLowerCase(),
    measure: measureName(context, key ?? 'loss'),
    value: context.numbers.measure(value),
  });
}

export function splitName(split: SplitEvaluation['split']): WebviewText {
  switch (split) {
    case 'train':
      return 'splitTrain';
    case 'validation':
      return 'splitValidation';
    case 'test':
      return 'splitTest';
    case 'data':
      return 'splitData';
  }
}
