import { constraints, layers, regularizers, type LayerVariable } from '@tensorflow/tfjs-layers';
import { tidy, type serialization, type Tensor } from '@tensorflow/tfjs-core';
import type { JsonValue } from '../../../language';
import type { Mask } from '../masks';
import type { RandomSource } from '../randomSource';
import { SeededInitializer } from '../seededInitializer';

/** The arguments of a layer of the file, its initializers seeded; null stands for an argument that is not given. */
export type Settings = Readonly<Record<string, unknown>>;

/** What an own layer is made of. */
export interface OwnLayerArguments {
  readonly name: string;
  readonly settings: Settings;
  readonly random: RandomSource;
}

export interface CallArguments {
  readonly training?: boolean;
  /** Of the one input. */
  readonly mask?: Mask;
  /** Of each of several inputs. */
  readonly masks?: readonly Mask[];
}

type Initializer = SeededInitializer;
type ShapeOf = readonly (number | null)[];

interface Configured {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
}

const isConfigured = (value: unknown): value is Configured =>
  typeof value === 'object' && value !== null && 'className' in value;

function plainInitializer(name: 'zeros' | 'ones'): SeededInitializer {
  return new SeededInitializer({ name, seed: 0, settings: {} });
}

function regularizerOf(value: unknown) {
  if (!isConfigured(value)) return undefined;
  return regularizers.l1l2(value.config);
}

function constraintOf(value: unknown) {
  if (!isConfigured(value)) return undefined;
  const config: object = value.config;
  switch (value.className) {
    case 'MaxNorm':
      return constraints.maxNorm(config);
    case 'MinMaxNorm':
      return constraints.minMaxNorm(config);
    case 'UnitNorm':
      return constraints.unitNorm(config);
    case 'NonNeg':
      return constraints.nonNeg();
    default:
      throw new Error(`there is no constraint ${value.className}`);
  }
}

/** A layer that TensorFlow.js does not have. Shapes are with the batch. */
export abstract class OwnLayer extends layers.Layer {
  protected readonly settings: Settings;
  protected readonly random: RandomSource;
  private readonly initializers = new Map<string, Initializer>();

  constructor({ name, settings, random }: OwnLayerArguments) {
    super({ name, trainable: settings['trainable'] !== false });
    this.settings = settings;
    this.random = random;
    this.supportsMasking = true;
  }

  /** Makes the weights. */
  protected make(_inputs: readonly ShapeOf[]): void {
    // Most have none.
  }

  protected abstract shapeAfter(inputs: readonly ShapeOf[]): ShapeOf;

  /** `masks` are as many as the inputs. */
  protected abstract calculate(inputs: readonly Tensor[], masks: readonly Mask[], training: boolean): Tensor;

  override build(inputShape: ShapeOf | readonly ShapeOf[]): void {
    this.make(shapesOf(inputShape));
    this.built = true;
  }

  override computeOutputShape(inputShape: ShapeOf | readonly ShapeOf[]): (number | null)[] {
    return [...this.shapeAfter(shapesOf(inputShape))];
  }

  override call(inputs: Tensor | Tensor[], { training, mask, masks }: CallArguments): Tensor {
    const given = Array.isArray(inputs) ? inputs : [inputs];
    const known = given.map((_, index) => masks?.[index] ?? (given.length === 1 ? mask : null) ?? null);
    return tidy(() => this.calculate(given, known, training === true));
  }

  override getConfig(): serialization.ConfigDict {
    return super.getConfig();
  }

  protected number(key: string, otherwise = 0): number {
    const value = this.settings[key];
    return typeof value === 'number' ? value : otherwise;
  }

  /** A number for each axis: the same for all where one is given. */
  protected numbers(key: string, axes: number, otherwise = 1): readonly number[] {
    const value = (this.settings[key] ?? otherwise) as JsonValue;
    return Array.isArray(value) ? value.map(Number) : Array.from({ length: axes }, () => Number(value));
  }

  protected word(key: string, otherwise: string): string {
    const value = this.settings[key];
    return typeof value === 'string' ? value : otherwise;
  }

  /** Whether an argument that is usually true is so. */
  protected has(key: string): boolean {
    return this.settings[key] !== false;
  }

  /** A weight ruled by the arguments `kindInitializer`, `kindRegularizer` and `kindConstraint`. */
  protected weight(name: string, shape: readonly number[], kind: string, start: 'zeros' | 'ones' = 'zeros') {
    const { settings } = this;
    return this.addWeight(
      name,
      [...shape],
      'float32',
      this.initializerOf(`${kind}Initializer`, start),
      regularizerOf(settings[`${kind}Regularizer`]),
      true,
      constraintOf(settings[`${kind}Constraint`]),
    );
  }

  /** One for all weights of a kind, so that each draws numbers of its own. */
  private initializerOf(key: string, start: 'zeros' | 'ones'): Initializer {
    const known = this.initializers.get(key);
    if (known) return known;
    const given = this.settings[key];
    const made = isConfigured(given)
      ? new SeededInitializer(given.config as ConstructorParameters<typeof SeededInitializer>[0])
      : plainInitializer(start);
    this.initializers.set(key, made);
    return made;
  }
}

function shapesOf(shape: ShapeOf | readonly ShapeOf[]): readonly ShapeOf[] {
  return Array.isArray(shape[0]) ? (shape as readonly ShapeOf[]) : [shape as ShapeOf];
}

/** The size of an axis that must be known to make weights. */
export function known(size: number | null | undefined): number {
  if (typeof size !== 'number') throw new Error('a size is not known');
  return size;
}

export type { LayerVariable, ShapeOf };
