import {
  aliasVersion,
  latestAlias,
  listAliases,
  listModels,
  listVersionsOf,
  readTraffic,
  type VersionSummary,
} from '../../store';
import type { ServedTraffic } from './served';

/** What is to be served: everything, or models, versions and aliases by name. */
export interface Selection {
  readonly stores: readonly string[];
  /** `iris`, `iris@3`, `iris@champion`; none: every model. */
  readonly references: readonly string[];
}

/** What the registry says now of one model that is to be served. */
export interface Wanted {
  readonly name: string;
  readonly store: string;
  readonly versions: readonly VersionSummary[];
  readonly aliases: ReadonlyMap<string, number>;
  /** The alias or version that answers when none is named. */
  readonly standard: number;
  readonly traffic: ServedTraffic;
}

/** The alias that answers when no version is named, where a model has it; else the newest version does. */
export const standardAlias = 'champion';

function splitReference(reference: string, names: ReadonlySet<string>): { model: string; wanted: string | undefined } {
  const at = names.has(reference) ? -1 : reference.lastIndexOf('@');
  return at < 0
    ? { model: reference, wanted: undefined }
    : { model: reference.slice(0, at), wanted: reference.slice(at + 1) };
}

/** Reads the registries; a reference that means nothing now is left out. */
export function readSelection({ stores, references }: Selection): readonly Wanted[] {
  const homes = new Map<string, string>();
  for (const store of stores) for (const name of listModels(store)) if (!homes.has(name)) homes.set(name, store);
  const names = new Set(homes.keys());
  const asked = references.length > 0 ? references : [...names];
  const found = new Map<string, Wanted>();
  for (const reference of asked) {
    const { model, wanted } = splitReference(reference, names);
    const store = homes.get(model);
    const one = store === undefined ? undefined : readModel(store, model, wanted);
    if (one) found.set(model, merge(found.get(model), one));
  }
  return [...found.values()];
}

/** The references that mean nothing. */
export function missingReferences(selection: Selection): readonly string[] {
  return selection.references.filter(
    (reference) => readSelection({ ...selection, references: [reference] }).length === 0,
  );
}

function readModel(store: string, name: string, wanted: string | undefined): Wanted | undefined {
  const all = listVersionsOf(store, name);
  const newest = all.at(-1)?.version;
  if (newest === undefined) return undefined;
  const aliases = new Map(listAliases(store, name).map((alias) => [alias.name, alias.version]));
  aliases.set(latestAlias, newest);
  if (wanted === undefined) {
    const traffic = trafficOf(store, name, aliases);
    return { name, store, versions: all, aliases, standard: aliases.get(standardAlias) ?? newest, traffic };
  }
  const number = /^[1-9]\d*$/.test(wanted) ? Number(wanted) : aliasVersion(store, name, wanted);
  const versions = all.filter(({ version }) => version === number);
  if (number === undefined || versions.length === 0) return undefined;
  const named = /^\d/.test(wanted) ? new Map<string, number>() : new Map([[wanted, number]]);
  return { name, store, versions, aliases: named, standard: number, traffic: {} };
}

function trafficOf(store: string, model: string, aliases: ReadonlyMap<string, number>): ServedTraffic {
  const { canary, shadow } = readTraffic(store, model);
  const meant = (to: string) => (/^\d/.test(to) ? Number(to) : aliases.get(to));
  const canaryVersion = canary && meant(canary.to);
  const shadowVersion = shadow && meant(shadow.to);
  return {
    ...(canary && canaryVersion !== undefined && { canary: { version: canaryVersion, share: canary.share } }),
    ...(shadow && shadowVersion !== undefined && { shadow: { version: shadowVersion, share: shadow.share } }),
  };
}

/** Several references to one model: all their versions; the first says which answers. */
function merge(one: Wanted | undefined, other: Wanted): Wanted {
  if (!one) return other;
  const versions = new Map([...one.versions, ...other.versions].map((version) => [version.version, version]));
  return { ...one, versions: [...versions.values()], aliases: new Map([...one.aliases, ...other.aliases]) };
}
