import path from 'node:path';
import type { ModelFile } from '../language';
import type { JournalEntry, ReportContent, ReportOrigin, ReportTraining, SplitEvaluation } from '../protocol';
import { compared } from './compare/compared';
import { fileOf, find, remarksOf, unlessSealed, type Found } from './compare/found';
import { escapeName } from './names';
import { readNotebook } from './notebook';
import { pinnedPictures } from './pinnedPictures';
import { readSeries } from './series';
import { readEvaluation, readVersionText } from './versions';

/** What the file of a report is called at first: `iris@3.html`. No name leads out of a folder. */
export function reportFileName({ id, model, run, version }: ReportContent['of']): string {
  return `${escapeName(model)}${id === run ? `-${run}` : `@${version}`}.html`;
}

/** What a report tells of the run or version in a folder; undefined where there is neither. */
export function readReport(folder: string): ReportContent | undefined {
  const found = find(folder);
  if (!found) return undefined;
  const { record, version, entries } = found;
  const file = fileOf(found);
  const last = (type: JournalEntry['type']) => entries.findLast((entry) => entry.type === type);
  const source = version?.source ?? record?.source ?? '';
  const notebook = readNotebook(source);
  const [started, data] = [last('started'), last('data')];
  return {
    of: compared(found, file),
    note: remarksOf(found).note ?? null,
    notebook,
    pictures: pinnedPictures(notebook),
    fileName: path.basename(source),
    text: record?.text ?? (version && unlessSealed(() => readVersionText(version))) ?? '',
    set: record?.set ?? [],
    training: file ? trainingOf(file, found) : null,
    data: data?.type === 'data' ? data.summary : null,
    batches: found.folder === undefined ? [] : (readSeries(found.folder).series['loss'] ?? []),
    stepsPerEpoch: started?.type === 'started' ? started.stepsPerEpoch : null,
    splits: evaluationOf(found),
    notices: entries.flatMap((entry) => (entry.type === 'notice' ? [entry.message] : [])),
    error: (!found.asVersion && record?.error) || null,
    madeWith: originOf(found),
  };
}

function trainingOf({ train }: ModelFile, { version }: Found): ReportTraining {
  const optimizer = train.gan?.generatorOptimizer ?? train.optimizer;
  const rate = optimizer.config['learningRate'];
  return {
    optimizer: typeof rate === 'number' ? `${optimizer.name} ${rate}` : optimizer.name,
    loss: train.loss.name,
    batchSize: train.batchSize,
    epochs: train.epochs,
    seed: version?.lineage?.seed ?? train.seed,
  };
}

/** Of the weights that were kept; where they are gone, as the run wrote it down. */
function evaluationOf({ version, entries }: Found): readonly SplitEvaluation[] {
  const kept = version && unlessSealed(() => readEvaluation(version.path));
  if (kept) return kept;
  const entry = entries.findLast(({ type }) => type === 'evaluation');
  return entry?.type === 'evaluation' ? entry.splits : [];
}

function originOf({ record, version }: Found): ReportOrigin {
  const lineage = version?.lineage;
  const studio = version?.studioVersion ?? record?.studioVersion;
  const node = lineage?.nodeVersion ?? record?.nodeVersion;
  const backend = lineage?.backend ?? record?.backend;
  const library = lineage?.library ?? record?.library;
  const mode = lineage?.mode ?? record?.mode;
  return {
    ...(studio !== undefined && { studio }),
    ...(node !== undefined && { node }),
    ...(backend !== undefined && { backend }),
    ...(library !== undefined && { library }),
    ...(mode !== undefined && { mode }),
  };
}
