import path from 'node:path';
import {
  checkModelFile,
  isCodeModelName,
  type DataFacts,
  type JsonValue,
  type ModelFile,
  type NetworkSpec,
} from '../../language';
import {
  entriesInEffect,
  StudioError,
  type Compared,
  type ComparedNetwork,
  type Comparison,
  type Curve,
  type EpochEvent,
  type JournalEntry,
  type Measures,
  type RunRecord,
  type SettingDifference,
} from '../../protocol';
import { readPartJson } from '../encryption/versionParts';
import { isObject } from '../files';
import { readJournal } from '../journal';
import { runFolder, storeOfRun, storeOfVersion, versionFiles, versionFolder } from '../layout';
import { readRunRecord } from '../records';
import { fileDifferences } from '../registry/compare';
import { readRemarks, readRunRemarks } from '../registry/remarks';
import { summarizeRun } from '../summaries';
import { readEvaluation, readVersion, type VersionSummary } from '../versions';

/** All that lies on disk of a run or a version, as far as it is still there. */
interface Found {
  readonly asVersion: boolean;
  readonly folder: string | undefined;
  readonly record: RunRecord | undefined;
  readonly version: VersionSummary | undefined;
  readonly entries: readonly JournalEntry[];
}

/** What the folder of a run or of a version is; undefined where it is neither. */
function find(folder: string): Found | undefined {
  const record = readRunRecord(folder);
  if (record) {
    const number = record.version;
    const version =
      number === undefined ? undefined : readVersion(versionFolder(storeOfRun(folder), record.model, number));
    return { asVersion: false, folder, record, version, entries: entriesInEffect(readJournal(folder)) };
  }
  const version = readVersion(folder);
  if (!version) return undefined;
  const run = runFolder(storeOfVersion(folder), version.model, version.run);
  const own = readRunRecord(run);
  return {
    asVersion: true,
    folder: own && run,
    record: own,
    version,
    entries: own ? entriesInEffect(readJournal(run)) : [],
  };
}

/** Compares runs and versions, named by their folders; those that are gone are left out. */
export function compareFolders(folders: readonly string[]): Comparison & { readonly folders: readonly string[] } {
  const found = folders.flatMap((folder) => {
    const one = find(folder);
    return one ? [{ folder, one }] : [];
  });
  const files = found.map(({ one }) => fileOf(one));
  return {
    folders: found.map(({ folder }) => folder),
    compared: found.map(({ one }, place) => compared(one, files[place])),
    settings: differences(files),
  };
}

function fileOf({ asVersion, record, version }: Found): ModelFile | undefined {
  const kept = version && unlessSealed(() => readPartJson(version.path, versionFiles.model));
  const ofVersion = isObject(kept) ? (kept as unknown as ModelFile) : undefined;
  return asVersion ? ofVersion : (record?.file ?? ofVersion);
}

/** A part of a version; undefined where it is encrypted and this one has no key for it: then it is left out. */
function unlessSealed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof StudioError) return undefined;
    throw error;
  }
}

function compared(found: Found, file: ModelFile | undefined): Compared {
  const { asVersion, folder, record, version } = found;
  const epochs = epochsOf(found);
  const finished = found.entries.findLast((entry) => entry.type === 'finished');
  const best = bestOf(found, epochs);
  const remarks =
    asVersion && version
      ? readRemarks(storeOfVersion(version.path), version.model, version.version)
      : folder === undefined
        ? {}
        : readRunRemarks(folder);
  const run = version?.run ?? record?.run ?? '';
  const model = version?.model ?? record?.model ?? '';
  return {
    id: asVersion && version ? `${model}@${version.version}` : run,
    model,
    run,
    version: version?.version ?? null,
    title: remarks.title ?? null,
    tags: remarks.tags ?? [],
    status: (folder === undefined ? undefined : summarizeRun(folder)?.status) ?? null,
    created: (asVersion ? version?.created : record?.created) ?? '',
    epoch: (asVersion ? version?.lineage?.epochs : undefined) ?? epochs.at(-1)?.epoch ?? record?.epoch ?? 0,
    bestEpoch: best ?? null,
    seconds: secondsOf(finished, epochs),
    parameters: record?.parameters ?? version?.parameters ?? null,
    gitCommit: record?.gitCommit ?? version?.lineage?.gitCommit ?? null,
    dataFingerprint: record?.dataFingerprint ?? version?.dataFingerprint ?? null,
    measures: measuresOf(found, epochs, best),
    curves: curvesOf(epochs),
    networks: file ? networksOf(found, file) : [],
  };
}

function epochsOf({ asVersion, version, entries }: Found): readonly EpochEvent[] {
  const last = asVersion ? (version?.lineage?.epochs ?? Infinity) : Infinity;
  return entries.filter((entry) => entry.type === 'epoch').filter(({ epoch }) => epoch <= last);
}

function bestOf({ version }: Found, epochs: readonly EpochEvent[]): number | undefined {
  return version?.epoch ?? epochs.findLast(({ best }) => best)?.epoch ?? epochs.at(-1)?.epoch;
}

function secondsOf(finished: JournalEntry | undefined, epochs: readonly EpochEvent[]): number | null {
  if (finished?.type === 'finished') return finished.seconds;
  return epochs.length > 0 ? epochs.reduce((sum, { seconds }) => sum + seconds, 0) : null;
}

/** What the journal says of the best epoch, and what the kept weights were measured to be. */
function measuresOf({ version }: Found, epochs: readonly EpochEvent[], best: number | undefined): Measures {
  const logs = epochs.find(({ epoch }) => epoch === best)?.logs ?? {};
  const test = (version && unlessSealed(() => readEvaluation(version.path)))?.find(({ split }) => split === 'test');
  const ofTest = Object.entries(test ? { loss: test.loss, ...test.metrics } : {}).map(
    ([name, value]) => [`test_${name}`, value] as const,
  );
  return { ...logs, ...version?.measures, ...Object.fromEntries(ofTest) };
}

function curvesOf(epochs: readonly EpochEvent[]): readonly Curve[] {
  const measures = [...new Set(epochs.flatMap(({ logs }) => Object.keys(logs)))];
  return measures.map((measure) => ({
    measure,
    points: epochs.flatMap(({ epoch, logs }) => {
      const value = logs[measure];
      return value == null ? [] : [{ epoch, value }];
    }),
  }));
}

/** Layers as they were built; shapes and parameters as far as the text and the data's facts tell. */
function networksOf({ record, version }: Found, file: ModelFile): readonly ComparedNetwork[] {
  const source = record?.source ?? version?.source ?? '';
  const text = record?.text ?? version?.text ?? '';
  const facts = version && unlessSealed(() => readPartJson(version.path, versionFiles.facts));
  const known = isObject(facts) ? { facts: facts as unknown as DataFacts } : {};
  const set = record?.set ? { set: record.set } : {};
  const fileName = path.basename(source);
  const described = isCodeModelName(fileName) ? [] : checkModelFile(text, { fileName, ...set, ...known }).networks;
  return file.networks.map(({ name, layers }) => {
    const own = described.find((network) => network.name === name)?.layers ?? [];
    return {
      name,
      layers: layers.map((layer) => {
        const description = own.find((one) => one.name === layer.name);
        return {
          name: layer.name,
          type: layer.type,
          config: layer.config,
          shape: description?.outputShape ?? null,
          parameters: description?.parameters ?? null,
        };
      }),
    };
  });
}

/** Where the networks are built of other layers, these are told in one line, and not argument by argument. */
function differences(files: readonly (ModelFile | undefined)[]): readonly SettingDifference[] {
  const built = files.map((file) =>
    file?.networks.map(({ layers }) => layers.map(({ type }) => type).join()).join('\n'),
  );
  if (new Set(built).size <= 1) {
    return told(files).map(({ path: at, values }) => ({ path: withLayerName(at, files[0]), values }));
  }
  const others = files.map((file) => file && { ...file, networks: [] });
  return [
    { path: 'layers', values: files.map((file) => file?.networks.map(layersInWords).join('; ') ?? null) },
    ...told(others),
  ];
}

function told(files: readonly unknown[]): readonly SettingDifference[] {
  return fileDifferences(files)
    .filter(({ path: at }) => at !== 'name')
    .map(({ path: at, values }) => ({ path: at, values: values.map(plain) }));
}

/** `networks.0.layers.1.config.units` as `dense_1.units` */
function withLayerName(at: string, file: ModelFile | undefined): string {
  const [, network, layer, rest] = /^networks\.(\d+)\.layers\.(\d+)\.(?:config\.)?(.+)$/.exec(at) ?? [];
  const name = file?.networks[Number(network)]?.layers[Number(layer)]?.name;
  return name === undefined || rest === undefined ? at : `${name}.${rest}`;
}

function layersInWords({ layers }: NetworkSpec): string {
  return layers
    .map(({ type, config }) => {
      const size = [config['units'], config['filters'], config['outputDim'], config['rate']].find(
        (value) => typeof value === 'number',
      );
      return size === undefined ? type : `${type} ${size}`;
    })
    .join(', ');
}

function plain(value: JsonValue | undefined): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}
