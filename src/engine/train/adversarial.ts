import {
  add,
  clone,
  concat,
  fill,
  keep,
  mean,
  mul,
  reshape,
  stack,
  type Scalar,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import type { GanSpec, ModelFile, NetworkSpec } from '../../language';
import { measure } from '../metrics';
import { buildNetwork, type Network, type NetworkInput } from '../build';
import { createLoss } from '../losses';
import { createOptimizer, type Optimizer } from '../optimizers';
import { gradientNorm } from './gradientNorm';
import { gradientsOf, scalarAt, slotState, trainableOf, weightState } from './supervised';
import type { Program, Task } from './task';

function networkSpec(file: ModelFile, name: string): NetworkSpec {
  const spec = file.networks.find((candidate) => candidate.name === name);
  if (!spec) throw new Error(`the file has no network ${name}`);
  return spec;
}

/** The generator of a file, fed by noise. */
export function buildGenerator(file: ModelFile, gan: GanSpec): Network {
  const spec = networkSpec(file, gan.generator);
  const noise = { ...spec, inputShape: spec.inputShape ?? [gan.latent] };
  return buildNetwork(noise, [], file.train.seed, `${spec.name}/`);
}

/** Both networks, each with its optimizer. */
interface Rivals {
  readonly generator: Network;
  readonly discriminator: Network;
  readonly generatorOptimizer: Optimizer;
  readonly discriminatorOptimizer: Optimizer;
}

/** The discriminator's input. */
function judgedInput(discriminator: Network): NetworkInput {
  const [judged] = discriminator.inputs;
  if (!judged || discriminator.inputs.length > 1) throw new Error('a discriminator takes one input');
  return judged;
}

/** seed, learning rates, step, real rows -> sums and figures */
function trainingStep(file: ModelFile, gan: GanSpec, rivals: Rivals): Program {
  const { generator, discriminator, generatorOptimizer, discriminatorOptimizer } = rivals;
  const loss = createLoss(file.train.loss);
  const { shape } = judgedInput(discriminator);
  const latentShape = generator.inputs[0]?.shape ?? [gan.latent];

  const make = (rows: number, asker: string): Tensor => {
    const noise = generator.random.normal(asker, [rows, ...latentShape]);
    return reshape(generator.call([noise], true), [rows, ...shape]);
  };
  const judge = (rows: Tensor, label: number): Tensor => {
    const output = discriminator.call([rows], true);
    return mean(loss(fill(output.shape, label), output));
  };
  const penalized = (network: Network, value: Tensor): Tensor => {
    const penalty = network.penalty();
    return penalty ? add(value, penalty) : value;
  };

  return ([seed, rates, step, ...given]) => {
    const real = given.at(-1);
    if (!seed || !rates || !step || !real) throw new Error('a training step lacks its feeds');
    const count = real.shape[0] ?? 0;
    generator.random.begin(seed as Tensor1D);
    discriminator.random.begin(seed as Tensor1D);
    const kept: Tensor[] = [];
    const made = make(count, 'discriminator noise');
    const judging = gradientsOf(discriminator, () => {
      const value = mul(add(judge(real, gan.realLabel), judge(made, 0)), 0.5);
      kept.push(keep(clone(value)));
      return penalized(discriminator, value);
    });
    const judgeNorm = gradientNorm(judging);
    discriminatorOptimizer.apply(judging, scalarAt(rates, 1), step as Scalar);
    const making = gradientsOf(generator, () => {
      const value = judge(make(count, 'generator noise'), 1);
      kept.push(keep(clone(value)));
      return penalized(generator, value);
    });
    const makeNorm = gradientNorm(making);
    generatorOptimizer.apply(making, scalarAt(rates, 0), step as Scalar);
    generator.random.end();
    discriminator.random.end();
    const [judgeLoss, makeLoss] = kept;
    if (!judgeLoss || !makeLoss) throw new Error('the losses were not computed');
    const rows = fill([1], count);
    const losses = mul(stack([makeLoss, judgeLoss]), count);
    for (const tensor of kept) tensor.dispose();
    return [concat([rows, losses, makeNorm, judgeNorm] as Tensor1D[])];
  };
}

/**
 * A generator that learns to make rows which a discriminator cannot tell from the data's (Goodfellow et al. 2014, with the
 * generator's non-saturating loss). One step trains the discriminator on real and made rows, then the generator.
 */
export function createAdversarialTask(file: ModelFile, inputs: readonly NetworkInput[], gan: GanSpec): Task {
  const generator = buildGenerator(file, gan);
  const discriminatorSpec = networkSpec(file, gan.discriminator);
  const discriminator = buildNetwork(discriminatorSpec, inputs, file.train.seed, `${discriminatorSpec.name}/`);
  const generatorOptimizer = createOptimizer(gan.generatorOptimizer, trainableOf(generator));
  const discriminatorOptimizer = createOptimizer(gan.discriminatorOptimizer, trainableOf(discriminator));
  return {
    networks: [generator, discriminator],
    optimizers: [generatorOptimizer, discriminatorOptimizer],
    state: [
      ...weightState(generator),
      ...weightState(discriminator),
      ...slotState(generatorOptimizer).map((slot) => ({ ...slot, name: `generator/${slot.name}` })),
      ...slotState(discriminatorOptimizer).map((slot) => ({ ...slot, name: `discriminator/${slot.name}` })),
    ],
    inputNames: [judgedInput(discriminator).name],
    sumsSize: 3,
    stepFigures: ['generator_gradient_norm', 'discriminator_gradient_norm'],
    results: (sums) => ({
      generator_loss: measure((sums[1] ?? 0) / (sums[0] ?? 0)),
      discriminator_loss: measure((sums[2] ?? 0) / (sums[0] ?? 0)),
    }),
    programs: {
      train: trainingStep(file, gan, { generator, discriminator, generatorOptimizer, discriminatorOptimizer }),
      /** noise -> made rows */
      samples: ([noise]) => {
        if (!noise) throw new Error('a generator lacks its noise');
        return [generator.call([noise], false)];
      },
    },
    dispose: () => {
      generatorOptimizer.dispose();
      discriminatorOptimizer.dispose();
      generator.dispose();
      discriminator.dispose();
    },
  };
}
