import type { ModelFile } from '../../language';
import type { TargetScaling } from '../contract';
import type { Network } from '../build';
import { isFromLogits } from '../losses';
import type { OutputReading } from '../metrics';

/** How a network's output answers for the target. */
export function outputReading(
  file: ModelFile,
  target: TargetScaling,
  network: Pick<Network, 'outputShape'>,
  center: number,
): OutputReading {
  const { loss } = file.train;
  const units = network.outputShape.at(-1) ?? 1;
  // What a loss of the user's own is called says nothing: one output is the second class, several are all classes.
  const binary = loss.code === undefined ? loss.name.startsWith('binary') : units === 1;
  const activation = !isFromLogits(loss) ? 'none' : binary ? 'sigmoid' : 'softmax';
  return {
    kind: target.kind === 'category' ? 'category' : 'numeric',
    classes: units === 1 ? 2 : units,
    activation,
    signed: loss.code === undefined && /hinge$/i.test(loss.name),
    center,
    ...(file.data.reconstruct ? { numbers: network.outputShape.reduce((product, size) => product * size, 1) } : {}),
    offset: target.kind === 'numeric' ? target.mean / target.deviation : 0,
  };
}
