import type { JsonValue } from '../language';
import type { InputRow, ModelSignature } from './signature';

export const portableFormats = ['onnx', 'savedmodel', 'tfjs'] as const;
/** What a version can be written as, for other programs. */
export type PortableFormat = (typeof portableFormats)[number];

export const deployTargets = ['container', 'kserve', 'triton', 'systemd'] as const;

/** What a folder can be made for that answers with a version elsewhere. */
export type DeployTarget = (typeof deployTargets)[number];

/** A tensor of an exported model; the first size is the number of rows. */
export interface PortableTensor {
  readonly name: string;
  readonly dtype: 'float32' | 'int32';
  readonly shape: readonly (number | null)[];
}

/** Numbers that an exported model was given, or gave. */
export interface PortableNumbers {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** `interface.json` beside an exported model: all that is needed to ask it, and to understand what it answers. */
export interface PortableInterface {
  readonly formatVersion: 1;
  readonly model: string;
  readonly version: number;
  readonly format: PortableFormat;
  /** The file that a program loads; of a SavedModel its folder. */
  readonly file: string;
  readonly inputs: readonly PortableTensor[];
  readonly outputs: readonly PortableTensor[];
  /** In the order of the probabilities. */
  readonly classes?: readonly string[];
  /** The column that is predicted. */
  readonly target?: string;
  /** What people give, and how training has seen it. */
  readonly signature: ModelSignature;
  /** How columns become the inputs, with all that was learnt from the training rows. */
  readonly preprocessing: JsonValue;
  /** One answer, as this program computed it: to see that another gives the same. */
  readonly example: {
    /** What a person would have given, where that can be written. */
    readonly rows?: readonly InputRow[];
    readonly inputs: readonly PortableNumbers[];
    readonly outputs: readonly PortableNumbers[];
  };
}
