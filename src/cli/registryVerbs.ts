import {
  aliasHistory,
  aliasVersion,
  isAliasName,
  latestAlias,
  listAliases,
  listModels,
  listTrash,
  listVersionsOf,
  moveAlias,
  readCard,
  readRemarks,
  writeEditedCard,
  type VersionSummary,
} from '../store';
import { inputError, type Context } from './context';
import { readModelFile } from './readModelFile';
import { short, table } from './table';

export const nameOf = ({ model, version }: VersionSummary): string => `${model}@${version}`;

/** A version that the reference names by number or alias, and not by being the newest. */
export function namedVersion(context: Context, reference: string): { store: string; version: VersionSummary } {
  const found = context.version(reference);
  if (reference === found.version.model) throw inputError('version-needed', 'cli.versionNeeded', { model: reference });
  return found;
}

export function versionsVerb(context: Context, model: string | undefined, deleted: boolean): number {
  const rows = context.stores().flatMap((store) =>
    (model === undefined ? listModels(store) : [model]).flatMap((name) => {
      const aliases = listAliases(store, name);
      const versions = deleted ? listTrash(store, name) : listVersionsOf(store, name);
      return versions.map((version) => {
        const meant = aliases.filter((alias) => alias.version === version.version).map((alias) => alias.name);
        return versionRow(context, store, version, meant);
      });
    }),
  );
  const renamed = rows.length > 0 || model === undefined ? undefined : context.renamed(model);
  if (renamed) throw renamed;
  context.say(rows.length > 0 ? table(rows, 9) : context.words('cli.noVersions'));
  return 0;
}

function versionRow(context: Context, store: string, version: VersionSummary, aliases: readonly string[]): string[] {
  const { model, run, created, epoch, parameters, measures, dataFingerprint, studioVersion, lineage, encryption } =
    version;
  const remarks = readRemarks(store, model, version.version);
  context.line({
    model,
    version: version.version,
    aliases,
    ...remarks,
    run,
    created,
    epoch,
    parameters,
    measures,
    dataFingerprint,
    studioVersion,
    ...(lineage && { lineage }),
    ...(encryption && { encrypted: true, key: encryption.key }),
  });
  const measured = Object.entries(measures).map(([name, value]) => `${name} ${short(value)}`);
  const last = [remarks.title ?? '', encryption ? context.words('cli.encryptedWord') : ''].join(' ').trim();
  return [nameOf(version), aliases.join(' '), measured.slice(0, 3).join('  '), created, last];
}

export function aliasVerb(context: Context, reference: string, alias: string | undefined, remove: boolean): number {
  if (remove) return removeAlias(context, reference);
  if (alias === undefined) return listAliasesOf(context, reference);
  if (!isAliasName(alias) || alias === latestAlias) throw inputError('bad-alias', 'cli.badAlias', { alias });
  const { store, version } = context.version(reference);
  moveAlias(store, version.model, alias, version.version);
  context.line({ model: version.model, alias, version: version.version });
  context.say(context.words('cli.aliasMoved', { model: version.model, alias, version: version.version }));
  return 0;
}

function removeAlias(context: Context, reference: string): number {
  const { store, version } = context.version(reference);
  const { model } = version;
  const alias = reference.slice(model.length + 1);
  if (alias === latestAlias || aliasVersion(store, model, alias) === undefined) {
    throw inputError('alias-missing', 'cli.noSuchAlias', { model, alias });
  }
  moveAlias(store, model, alias, null);
  context.line({ model, alias, version: null });
  context.say(context.words('cli.aliasRemoved', { model, alias }));
  return 0;
}

function listAliasesOf(context: Context, reference: string): number {
  const { store, version } = context.version(reference);
  const { model } = version;
  const rows = listAliases(store, model).flatMap(({ name }) => {
    const moves = aliasHistory(store, model, name);
    context.line({ model, alias: name, version: moves.at(-1)?.version ?? null, history: moves });
    return moves
      .toReversed()
      .map((move, index) => [
        index === 0 ? name : '',
        move.version === null ? context.words('cli.aliasNone') : `${model}@${move.version}`,
        move.at,
      ]);
  });
  context.say(rows.length > 0 ? table(rows, 9) : context.words('cli.noAliases', { model }));
  return 0;
}

export function cardVerb(context: Context, reference: string, file: string | undefined, reset: boolean): number {
  const { store, version } = context.version(reference);
  if (file !== undefined || reset) {
    const card = file === undefined ? undefined : readModelFile(context, file).text;
    writeEditedCard(store, version.model, version.version, card);
    context.say(context.words(reset ? 'cli.cardReset' : 'cli.cardKept', { version: nameOf(version) }));
    return 0;
  }
  const card = readCard(store, version, context.locale);
  context.line({ model: version.model, version: version.version, card });
  if (!context.json) context.say(card.trimEnd());
  return 0;
}
