import type { LayerDescription } from '../language';

/** The source files of a code model, kept with its runs and versions, so that they go on with the very code they began with. */
export interface CodeBundle {
  readonly formatVersion: 1;
  /** SHA-256 over entry, files and packages, hexadecimal. */
  readonly id: string;
  /** Paths are relative to the model's folder, with `/`. */
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
  /** Of the user's own node_modules: not kept, but told when they change. */
  readonly packages: Readonly<Record<string, string>>;
  /** What its layers come to: nobody can tell without running it. Runs made before this was kept have none. */
  readonly networks?: readonly BuiltNetwork[];
}

/** The layers of a network as they were built. */
export interface BuiltNetwork {
  readonly name: string;
  readonly layers: readonly Pick<LayerDescription, 'name' | 'outputShape' | 'parameters'>[];
}
