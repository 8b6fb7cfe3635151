import { cast, mean, mul, ones, reshape, Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { isRecording, Untraceable } from '../trace';
import type { Compare } from './define';
import { codeFunctions, type CodeFunctions } from './registry';

type As = 'engine.codeLossFailed' | 'engine.codeMetricFailed';

/** The user's function over targets and outputs, as one number a row. */
function perRow(functions: CodeFunctions, compare: Compare, as: As, name: string) {
  return (target: Tensor, output: Tensor): Tensor1D => {
    const rows = output.shape[0] ?? 0;
    // Numbers, and classes of a network with one output, have the output's shape; other classes are numbers of classes.
    const actual = target.size === output.size ? reshape(cast(target, 'float32'), output.shape) : cast(target, 'int32');
    let value: unknown;
    try {
      value = compare(actual, output);
      if (!(value instanceof Tensor)) throw new TypeError('a tensor was expected');
    } catch (error) {
      if (error instanceof Untraceable)
        throw new Untraceable({ key: 'engine.traceIn', args: { name, reason: error.reason } });
      const known = functions.error(error, as, name);
      throw isRecording() ? new Untraceable(known.text) : known;
    }
    const tensor = cast(value, 'float32');
    if (tensor.rank === 0 || tensor.size === 1)
      return rows === 1 ? reshape(tensor, [1]) : mul(ones([rows]), reshape(tensor, []));
    if (tensor.rank === 1) return tensor as Tensor1D;
    return mean<Tensor1D>(reshape(tensor, [rows, -1]), -1);
  };
}

/** A loss of the user's own: each row's value. */
export function codeLoss(id: string, name: string) {
  const functions = codeFunctions(id);
  if (!functions.loss) throw new Error(`the code has no loss ${name}`);
  return perRow(functions, functions.loss, 'engine.codeLossFailed', name);
}

/** A metric of the user's own: each row's value. */
export function codeMetric(id: string, name: string) {
  const functions = codeFunctions(id);
  const metric = functions.metrics.get(name);
  if (!metric) throw new Error(`the code has no metric ${name}`);
  return perRow(functions, metric.call, 'engine.codeMetricFailed', name);
}
