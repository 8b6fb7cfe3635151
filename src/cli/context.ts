import path from 'node:path';
import { StudioError } from '../protocol';
import {
  finishRenames,
  findStores,
  renamedReference,
  resolveReference,
  type Resolved,
  type VersionSummary,
} from '../store';
import { ServiceClient, type EngineLocation } from '../client';
import { text, type Locale, type TextArguments, type TextKey } from '../texts';

type CliKey = Extract<TextKey, `cli.${string}`>;

/** What every verb needs of the world. */
export class Context {
  readonly engine: EngineLocation = { script: path.join(__dirname, 'engine.js') };
  private openService: ServiceClient | undefined;

  constructor(
    readonly locale: Locale,
    readonly json: boolean,
    /** The caller's folder. */
    readonly folder: string,
    readonly store: string | undefined,
  ) {}

  /** Where words go: not between the lines of JSON. */
  get terminal(): NodeJS.WriteStream {
    return this.json ? process.stderr : process.stdout;
  }

  get service(): ServiceClient {
    this.openService ??= new ServiceClient(this.engine, (line) => {
      if (process.env['MODEL_STUDIO_DEBUG']) process.stderr.write(`${line}\n`);
    });
    return this.openService;
  }

  words(key: CliKey, args?: TextArguments): string {
    return text(this.locale, key, args);
  }

  say(line: string): void {
    this.terminal.write(`${line}\n`);
  }

  /** One line of JSON, where it was asked for. */
  line(value: unknown): void {
    if (this.json) process.stdout.write(`${JSON.stringify(value)}\n`);
  }

  resolvePath(given: string): string {
    return path.resolve(this.folder, given);
  }

  stores(): readonly string[] {
    const stores = this.store === undefined ? findStores(this.folder) : [this.resolvePath(this.store)];
    for (const store of stores) {
      try {
        finishRenames(store);
      } catch {
        // A file that cannot be moved now, or a store that may only be read: it is read as it is.
      }
    }
    return stores;
  }

  /** Why there is no model of a name, where it has another by now; `reference` is the name, or a version of it. */
  renamed(reference: string): StudioError | undefined {
    const args = renamedReference(this.stores(), reference);
    return args && new StudioError('input', 'model-renamed', { key: 'registry.modelRenamed', args });
  }

  reference(given: string): Resolved {
    const stores = this.stores();
    if (stores.length === 0) throw inputError('store-missing', 'cli.noStore');
    const found = resolveReference(stores, given);
    if (!found) throw this.renamed(given) ?? inputError('run-missing', 'cli.noRun', { run: given });
    return found;
  }

  /** The version that a reference means, and its store. */
  version(given: string): { readonly store: string; readonly version: VersionSummary } {
    const { store, version } = this.reference(given);
    if (!version) throw inputError('version-missing', 'cli.noVersion', { run: given });
    return { store, version };
  }

  /** The folder of the run that a reference means. */
  runFolder(given: string): string {
    const { run } = this.reference(given);
    if (!run) throw inputError('run-missing', 'cli.runNeeded', { run: given });
    return run.folder;
  }

  dispose(): void {
    this.openService?.dispose();
  }
}

export function inputError(code: string, key: CliKey, args: TextArguments = {}): StudioError {
  return new StudioError('input', code, { key, args });
}

export function usageError(key: CliKey, args: TextArguments = {}): StudioError {
  return new StudioError('usage', 'usage', { key, args });
}
