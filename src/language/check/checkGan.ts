import type { InferredLayer } from '../describe/describeNetwork';
import { shapeWords, elements } from '../schema/layers/shapes';
import { entryOf, type MapEntry, type Span } from '../parse/tree';
import type { InputDescription, Shape } from '../types/description';
import type { GanSpec } from '../types/modelFile';
import type { ReadNetwork } from './readNetworks';
import type { Reporter } from './reporter';
import { nearest } from './suggest';
import { replaceWith } from './walker';

/** The names in `train.gan` must be two networks of the file. */
export function checkGanNames(
  gan: MapEntry,
  spec: Pick<GanSpec, 'generator' | 'discriminator'>,
  networks: readonly ReadNetwork[],
  reporter: Reporter,
): void {
  const names = networks.map((network) => network.name);
  for (const role of ['generator', 'discriminator'] as const) {
    if (names.includes(spec[role])) continue;
    const written = entryOf(gan.value, role)?.value;
    const span = written?.span ?? gan.keySpan;
    const near = written ? nearest(spec[role], names) : null;
    const args = { role, name: spec[role], options: names.join(', ') };
    reporter.report('unknown-network', span, 'language.unknownNetwork', args, near ? [replaceWith(span, near)] : []);
  }
  if (spec.generator === spec.discriminator && names.includes(spec.generator)) {
    const span = entryOf(gan.value, 'discriminator')?.value.span ?? gan.keySpan;
    reporter.report('gan-mismatch', span, 'language.ganSameNetwork', { name: spec.generator });
  }
  for (const network of networks) {
    if (network.name === spec.generator || network.name === spec.discriminator) continue;
    reporter.report('networks-without-gan', network.nameSpan, 'language.networkNotInGan', { name: network.name });
  }
}

/** Noise, generator, data and discriminator must fit into one another. */
export function checkGanShapes(
  gan: MapEntry,
  spec: GanSpec,
  parts: {
    readonly generator: { network: ReadNetwork; output: InferredLayer | null };
    readonly discriminator: {
      network: ReadNetwork;
      output: InferredLayer | null;
      inputs: readonly InputDescription[] | null;
    };
  },
  reporter: Reporter,
): void {
  const { generator, discriminator } = parts;
  const latent = entryOf(gan.value, 'latent');
  const input = generator.network.input;
  if (latent && input && elements(input) !== spec.latent) {
    const args = { latent: spec.latent, input: shapeWords(input) };
    reporter.report('gan-mismatch', latent.value.span, 'language.ganLatentMismatch', args);
  }
  const made = generator.output?.outcome?.outputShape;
  const taken = discriminator.inputs?.[0]?.shape;
  if (made && taken && !sameShape(made, taken)) {
    const span: Span = generator.output?.layer.read.typeSpan ?? generator.network.nameSpan;
    const args = { made: shapeWords(made), taken: shapeWords(taken) };
    reporter.report('gan-mismatch', span, 'language.ganShapes', args);
  }
  const judged = discriminator.output?.outcome?.outputShape;
  if (judged && !(judged.length === 1 && judged[0] === 1)) {
    const span = discriminator.output?.layer.read.typeSpan ?? discriminator.network.nameSpan;
    reporter.report('gan-mismatch', span, 'language.ganJudgement', { found: shapeWords(judged) });
  }
}

function sameShape(one: Shape, other: Shape): boolean {
  return (
    one.length === other.length &&
    one.every((size, axis) => size === null || other[axis] === null || size === other[axis])
  );
}
