/** The source files of a code model, kept with its runs and versions, so that they go on with the very code they began with. */
export interface CodeBundle {
  readonly formatVersion: 1;
  /** SHA-256 over all that follows, hexadecimal. */
  readonly id: string;
  /** Paths are relative to the model's folder, with `/`. */
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
  /** Of the user's own node_modules: not kept, but told when they change. */
  readonly packages: Readonly<Record<string, string>>;
}
