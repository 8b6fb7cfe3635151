import path from 'node:path';
import { checkModelFile, isCodeModelName, type DataFacts, type ModelFile } from '../../language';
import type {
  BuiltNetwork,
  Compared,
  ComparedNetwork,
  Curve,
  EpochEvent,
  JournalEntry,
  Measures,
} from '../../protocol';
import { readCode } from '../code';
import { readPartJson } from '../encryption/versionParts';
import { isObject } from '../files';
import { versionFiles } from '../layout';
import { summarizeRun } from '../summaries';
import { readEvaluation } from '../versions';
import { remarksOf, unlessSealed, type Found } from './found';

/** What a run or version is and how well it does, beside others or alone. */
export function compared(found: Found, file: ModelFile | undefined): Compared {
  const { asVersion, folder, record, version } = found;
  const epochs = epochsOf(found);
  const finished = found.entries.findLast((entry) => entry.type === 'finished');
  const best = bestOf(found, epochs);
  const remarks = remarksOf(found);
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

/** Layers as they were built. */
function networksOf(found: Found, file: ModelFile): readonly ComparedNetwork[] {
  const built = builtNetworks(found);
  return file.networks.map(({ name, layers }) => {
    const own = built.find((network) => network.name === name)?.layers ?? [];
    return {
      name,
      layers: layers.map(({ name: layer, type, config }) => {
        const { outputShape = null, parameters = null } = own.find((one) => one.name === layer) ?? {};
        return { name: layer, type, config, shape: outputShape, parameters };
      }),
    };
  });
}

/** Shapes and parameters as far as the text and the data's facts tell; of code as it told them when it ran. */
function builtNetworks({ folder, record, version }: Found): readonly BuiltNetwork[] {
  const source = record?.source ?? version?.source ?? '';
  const fileName = path.basename(source);
  if (isCodeModelName(fileName)) {
    const kept = folder ?? version?.path;
    return (kept !== undefined && unlessSealed(() => readCode(kept))?.networks) || [];
  }
  const text = record?.text ?? version?.text ?? '';
  const facts = version && unlessSealed(() => readPartJson(version.path, versionFiles.facts));
  const known = isObject(facts) ? { facts: facts as unknown as DataFacts } : {};
  const set = record?.set ? { set: record.set } : {};
  return checkModelFile(text, { fileName, ...set, ...known }).networks;
}
