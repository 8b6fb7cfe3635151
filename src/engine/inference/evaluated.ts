import { tidy } from '@tensorflow/tfjs-core';
import { scores } from '../metrics';
import { addSums, tensorOf, type Feed, type Forward } from '../train';

/** The answers to a batch with its target, operation by operation; adds its measures to `sums`. */
export function evaluated(forward: Forward, feeds: readonly Feed[], sums: Float64Array): Float32Array {
  const results = tidy(() => {
    const [part, output] = forward.evaluate(feeds.map(tensorOf));
    if (!part || !output) throw new Error('the evaluation gave nothing');
    return [part, scores(output, forward.reading)];
  });
  const [part, answers] = results.map((result) => Float32Array.from(result.dataSync()));
  for (const result of results) result.dispose();
  addSums(sums, part);
  return answers ?? new Float32Array();
}
