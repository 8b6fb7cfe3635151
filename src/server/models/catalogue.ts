import { StudioError } from '../../protocol';
import { readSignature, renamedReference, versionFiles } from '../../store';
import type { Message } from '../../texts';
import { HttpError, httpError, unavailable } from '../http/httpError';
import type { WorkerPool } from '../workers/pool';
import { modelInterface } from './modelInterface';
import { readSelection, type Selection, type Wanted } from './selection';
import { drawOf } from '../traffic/pick';
import type { ServedModel, ServedTraffic, ServedVersion } from './served';

export interface CatalogueOptions {
  readonly selection: Selection;
  readonly pool: WorkerPool;
  readonly say: (message: Message) => void;
  readonly words: (message: Message) => string;
}

const lookMilliseconds = 500;

/** The models that are served. It looks at the registry again and again, and swaps a version in when every worker has loaded it. */
export class Catalogue {
  private models: ReadonlyMap<string, ServedModel> = new Map();
  /** By folder; a version never changes. */
  private readonly versions = new Map<string, ServedVersion>();
  /** By folder, with why it predicts slowly, where it does. */
  private readonly loaded = new Map<string, Message | undefined>();
  private readonly failed = new Map<string, string>();
  private seen: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  /** Whether the registry was read through once. */
  private looked = false;
  /** Counts the changes. */
  revision = 0;

  constructor(private readonly options: CatalogueOptions) {}

  get all(): readonly ServedModel[] {
    return [...this.models.values()];
  }

  /** Every model has a version that answers. */
  get ready(): boolean {
    return this.looked && this.all.every((model) => model.standard !== undefined || model.damaged.size > 0);
  }

  async start(): Promise<void> {
    await this.look();
    this.timer = setTimeout(() => void this.lookAgain(), lookMilliseconds);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  model(name: string): ServedModel {
    const model = this.models.get(name);
    if (model) return model;
    throw this.looked ? this.missing(name) : unavailable('server.starting');
  }

  /** Clients may ask for a while by the name that a model had. */
  private missing(name: string): HttpError {
    const renamed = renamedReference(this.options.selection.stores, name);
    const now = renamed && this.models.has(renamed.name) ? renamed : undefined;
    return now
      ? new HttpError(404, { key: 'registry.modelRenamed', args: now })
      : httpError(404, 'server.noModel', { model: name });
  }

  /** The version that a request means: by number, by alias, or the standard one. */
  version(
    name: string,
    wanted?: { readonly number?: string | undefined; readonly alias?: string | undefined },
  ): ServedVersion {
    const model = this.model(name);
    const number = this.numberOf(model, wanted?.number, wanted?.alias);
    const version = number === undefined ? undefined : model.versions.get(number);
    const reason = number === undefined ? undefined : model.damaged.get(number);
    if (number !== undefined && reason !== undefined) {
      throw unavailable('server.versionDamaged', { model: name, version: number, reason }, 60);
    }
    if (version) return version;
    if (number === undefined) throw unavailable('server.notReady', { model: name });
    throw httpError(404, 'server.noVersion', { model: name, version: number });
  }

  /** Why a version predicts slowly, where it is loaded and does. */
  slowness({ summary }: ServedVersion): string | undefined {
    const slow = this.loaded.get(summary.path);
    return slow && this.options.words(slow);
  }

  /** The version whose turn a request is that names none, and the one that is asked beside it. `id` decides. */
  turn(name: string, id: string): { readonly version: ServedVersion; readonly shadow: ServedVersion | undefined } {
    const version = this.version(name);
    const { versions, traffic } = this.model(name);
    const drawn = (share: ServedTraffic['canary'], purpose: string) =>
      share && drawOf(purpose, id) < share.share ? versions.get(share.version) : undefined;
    const answers = drawn(traffic.canary, 'canary') ?? version;
    const shadow = drawn(traffic.shadow, 'shadow');
    return { version: answers, shadow: shadow === answers ? undefined : shadow };
  }

  private numberOf(model: ServedModel, number: string | undefined, alias: string | undefined): number | undefined {
    if (number !== undefined) {
      if (/^[1-9]\d{0,14}$/.test(number)) return Number(number);
      throw httpError(404, 'server.noVersion', { model: model.name, version: number.slice(0, 100) });
    }
    if (alias !== undefined) {
      const found = model.aliases.get(alias);
      if (found !== undefined) return found;
      throw httpError(404, 'server.noAlias', { model: model.name, alias: alias.slice(0, 100) });
    }
    return model.standard ?? [...model.damaged.keys()].at(-1);
  }

  private async lookAgain(): Promise<void> {
    await this.look().catch((error: unknown) => this.options.say(StudioError.from(error).text));
    if (!this.closed) this.timer = setTimeout(() => void this.lookAgain(), lookMilliseconds);
  }

  /** Reads the registry, loads what is to answer, and then lets it answer. */
  private async look(): Promise<void> {
    const wanted = readSelection(this.options.selection);
    const seen = JSON.stringify(
      wanted.map(({ versions, aliases, ...rest }) => [
        rest,
        versions.map(({ path, encryption }) => [path, encryption?.set]),
        [...aliases],
      ]),
    );
    if (seen === this.seen) return;
    const next = new Map<string, ServedModel>();
    for (const model of wanted) next.set(model.name, await this.take(model));
    for (const [name, model] of next) this.tell(this.models.get(name), model);
    this.models = next;
    this.seen = seen;
    this.looked = true;
    this.revision += 1;
    this.forget(next);
  }

  private async take(wanted: Wanted): Promise<ServedModel> {
    const { name, store, standard, traffic } = wanted;
    const before = this.models.get(name);
    const byNumber = new Map(wanted.versions.map((version) => [version.version, version]));
    const damaged = new Map<number, string>();
    const versions = new Map<number, ServedVersion>();
    for (const summary of wanted.versions) {
      const served = this.versions.get(summary.path) ?? this.read(summary);
      if (served) versions.set(summary.version, served);
      else damaged.set(summary.version, this.failed.get(summary.path) ?? '');
    }
    const shares = [traffic.canary, traffic.shadow].flatMap((one) => one?.version ?? []);
    const pointed = new Set([standard, ...wanted.aliases.values(), ...shares]);
    for (const number of pointed) {
      const summary = byNumber.get(number);
      if (!summary || damaged.has(number)) continue;
      const reason = await this.load(summary);
      if (reason === undefined) continue;
      damaged.set(number, reason);
      versions.delete(number);
      this.options.say({ key: 'server.loadFailed', args: { model: name, version: number, reason } });
    }
    // Whatever meant a version that cannot be loaded means what it meant before.
    const usable = (number: number | undefined) => (number !== undefined && versions.has(number) ? number : undefined);
    const aliases = new Map<string, number>();
    for (const [alias, number] of wanted.aliases) {
      const means = usable(number) ?? usable(before?.aliases.get(alias)) ?? (byNumber.has(number) ? number : undefined);
      if (means !== undefined) aliases.set(alias, means);
    }
    const answers = usable(standard) ?? usable(before?.standard) ?? [...versions.keys()].at(-1);
    const standing = answers === undefined ? undefined : versions.get(answers);
    if (standing && (await this.load(standing.summary)) !== undefined) {
      return { name, store, versions, aliases, damaged, standard: undefined, traffic: {} };
    }
    const { canary, shadow } = traffic;
    const usableTraffic = {
      ...(canary && usable(canary.version) !== undefined && { canary }),
      ...(shadow && usable(shadow.version) !== undefined && { shadow }),
    };
    return { name, store, versions, aliases, damaged, standard: answers, traffic: usableTraffic };
  }

  private read(summary: ServedVersion['summary']): ServedVersion | undefined {
    const reason = this.tryToRead(summary);
    if (reason !== undefined && this.failed.get(summary.path) !== reason) {
      const { model, version } = summary;
      this.options.say({ key: 'server.loadFailed', args: { model, version, reason } });
      this.failed.set(summary.path, reason);
    }
    return this.versions.get(summary.path);
  }

  /** Gives back why it cannot be read. */
  private tryToRead(summary: ServedVersion['summary']): string | undefined {
    try {
      const signature = readSignature(summary.path);
      if (!signature || !Array.isArray(signature.inputs)) return versionFiles.signature;
      const face = modelInterface(signature, summary.path);
      this.versions.set(summary.path, { summary, signature, face });
      return undefined;
    } catch (error) {
      return this.options.words(StudioError.from(error).text);
    }
  }

  /** Loads a version into every worker; gives back why it cannot be. */
  private async load({ path: folder, model, version }: ServedVersion['summary']): Promise<string | undefined> {
    if (this.loaded.has(folder)) return undefined;
    try {
      const slow = await this.options.pool.load(folder);
      this.loaded.set(folder, slow);
      if (slow) this.options.say({ key: 'server.slow', args: { model, version, reason: slow } });
      return undefined;
    } catch (error) {
      return this.options.words(StudioError.from(error).text);
    }
  }

  private tell(before: ServedModel | undefined, { name, standard }: ServedModel): void {
    if (!before || standard === undefined || before.standard === standard) return;
    this.options.say({ key: 'server.nowServing', args: { model: name, version: standard } });
  }

  /** Versions that no alias means any more need not stay loaded. */
  private forget(models: ReadonlyMap<string, ServedModel>): void {
    const kept = new Set<string>();
    for (const { versions, aliases, standard, traffic } of models.values()) {
      for (const number of [standard, ...aliases.values(), traffic.canary?.version, traffic.shadow?.version]) {
        const folder = number === undefined ? undefined : versions.get(number)?.summary.path;
        if (folder !== undefined) kept.add(folder);
      }
    }
    for (const folder of this.loaded.keys()) {
      if (kept.has(folder)) continue;
      this.options.pool.unload(folder);
      this.loaded.delete(folder);
    }
  }
}
