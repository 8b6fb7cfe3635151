import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonValue } from '../../../src/language';

const folder = path.join(import.meta.dirname, '../../references');

/** As a model file writes it: `{dense: {units: 3}}`. */
export type WrittenLayer = Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;

export interface Figures {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export interface LayerReference {
  /** One after another; the last is the one that the file is about. */
  readonly layers: readonly WrittenLayer[];
  readonly training?: true;
  readonly penalty?: number;
  readonly inputs: readonly (Figures & {
    readonly dtype?: 'int32' | 'float32';
    readonly gradient?: readonly number[];
  })[];
  readonly weights: readonly (Figures & {
    readonly name: string;
    /** First values that no random numbers rule. */
    readonly start?: number | readonly number[];
    /** Of weights that are trained. */
    readonly gradient?: readonly number[];
    /** Of others, after a call in training. */
    readonly after?: readonly number[];
  })[];
  readonly factor: readonly number[];
  readonly output: Figures;
}

/** An image of the batch changed by each of the values: radians, pixels right and down, sizes across and along, factors. */
export interface AugmentReference {
  readonly change: 'rotation' | 'shift' | 'zoom' | 'contrast' | 'brightness';
  readonly values: Figures;
  readonly fill?: 'reflect' | 'wrap' | 'constant' | 'nearest';
  readonly images: Figures;
  readonly output: Figures;
}

interface Named {
  readonly name: string;
  readonly config: Readonly<Record<string, JsonValue>>;
}

export interface LossReference {
  readonly loss: Named;
  readonly target: Figures & { readonly dtype: 'int32' | 'float32' };
  readonly output: Figures;
  readonly losses: readonly number[];
  readonly factor: readonly number[];
  readonly gradient: readonly number[];
}

export interface OptimizerReference {
  readonly optimizer: Named;
  readonly kernelConstraint?: JsonValue;
  /** Of a kernel [2, 3] and a bias [3]. */
  readonly start: readonly (readonly number[])[];
  readonly gradients: readonly (readonly (readonly number[])[])[];
  /** By the number of steps taken. */
  readonly after: Readonly<Record<string, readonly (readonly number[])[]>>;
}

export interface ScheduleReference {
  readonly schedule: Named;
  readonly start: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
  /** Of each step. */
  readonly rates: readonly number[];
}

export interface PlateauReference {
  readonly schedule: Named;
  readonly start: number;
  /** Of `val_loss`, an epoch each. */
  readonly values: readonly number[];
  /** After each epoch. */
  readonly rates: readonly number[];
}

export interface MetricReference {
  readonly kind: 'category' | 'numeric';
  readonly activation?: 'none' | 'sigmoid' | 'softmax';
  readonly signed?: boolean;
  readonly classes?: number;
  readonly deviation?: number;
  readonly center?: number;
  readonly target: Figures;
  readonly output: Figures;
  /** By the metric's name and, after a blank, its `average` or `k`. */
  readonly results: Readonly<Record<string, number>>;
}

export interface SampleWeightReference {
  readonly loss: string;
  readonly kind: 'category' | 'numeric';
  readonly units: number;
  readonly activation: string;
  readonly rate: number;
  readonly batchSize: number;
  /** Training, then validation. */
  readonly splits: readonly { readonly inputs: Figures; readonly target: Figures; readonly weights: Figures }[];
  /** The kernel; the bias is zeros. */
  readonly start: Figures;
  /** Loss and metrics of each epoch, by name and, after a blank, `average` or `k`. */
  readonly epochs: readonly Readonly<Record<string, number>>[];
  /** Kernel and bias in the end. */
  readonly weights: readonly Figures[];
}

export interface ConstraintReference extends Figures {
  readonly constraint: JsonValue;
  readonly after: readonly number[];
}

export interface InitializerReference {
  readonly initializer: Named;
  readonly kernels?: Readonly<Record<string, Spread>>;
  readonly kernel?: Figures;
}

export interface Spread {
  readonly shape: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly largest: number;
}

function read<Reference>(name: string): readonly Reference[] {
  const { cases } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { cases: readonly Reference[] };
  return cases;
}

export const augmentReferences = read<AugmentReference>('augment.json');
export const lossReferences = read<LossReference>('losses.json');
export const optimizerReferences = read<OptimizerReference>('optimizers.json');
export const scheduleReferences = read<ScheduleReference>('schedules.json');
export const plateauReferences = read<PlateauReference>('plateaus.json');
export const metricReferences = read<MetricReference>('metrics.json');
export const sampleWeightReferences = read<SampleWeightReference>('sampleWeights.json');
export const constraintReferences = read<ConstraintReference>('constraints.json');
export const initializerReferences = read<InitializerReference>('initializers.json');

export const layerReferences: ReadonlyMap<string, readonly LayerReference[]> = new Map(
  readdirSync(path.join(folder, 'layers'))
    .sort()
    .map((file) => [path.basename(file, '.json'), read<LayerReference>(`layers/${file}`)]),
);
