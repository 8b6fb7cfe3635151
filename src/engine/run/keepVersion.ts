import type { RunRecord, SplitEvaluation, SplitName } from '../../protocol';
import {
  findVersion,
  readJournal,
  readRunRecord,
  storeOfRun,
  versionFormat,
  writeVersion,
  type Lineage,
  type TrainedModel,
  type VersionRecord,
} from '../../store';
import type { PreparedData } from '../contract';
import { loadInferenceModel } from '../inference';

/** The measures of trained weights on every split that the data has. */
export async function evaluateSplits(trained: TrainedModel, data: PreparedData): Promise<readonly SplitEvaluation[]> {
  // A generator has nothing to be measured by.
  if (trained.file.train.gan) return [];
  // The splits are encoded already.
  const model = await loadInferenceModel(trained, () => Promise.resolve({}));
  try {
    const evaluations: SplitEvaluation[] = [];
    const names: readonly Exclude<SplitName, 'data'>[] = ['train', 'validation', 'test'];
    for (const name of names) {
      const split = data.splits[name];
      if (split && split.rows > 0 && (split.target || trained.file.data.reconstruct)) {
        evaluations.push(await model.evaluate(split, name, (row) => data.preview(name, row)));
      }
    }
    return evaluations;
  } finally {
    model.dispose();
  }
}

/** Whether a version belongs to an end of the run that was one: a run that is resumed from there makes another. */
function isSettled(folder: string, version: number): boolean {
  return readJournal(folder).some(
    (entry) => entry.type === 'finished' && entry.version === version && entry.status !== 'completed',
  );
}

/** Writes weights with their evaluation as the model's next version, unless the run did so just before it was killed. */
export function keepVersion(
  folder: string,
  record: RunRecord,
  trained: TrainedModel,
  kept: {
    readonly evaluation: readonly SplitEvaluation[];
    readonly epoch: number;
    readonly fingerprint: string;
    /** Where training was, and whether it went no further because someone stopped it. */
    readonly end: Pick<Lineage, 'epochs' | 'steps' | 'stopped'>;
  },
): number {
  const measured = kept.evaluation.find((split) => split.split === 'validation') ?? kept.evaluation.at(-1);
  const prefix = measured?.split === 'validation' ? 'val_' : measured?.split === 'test' ? 'test_' : '';
  const measures = measured ? Object.entries({ loss: measured.loss, ...measured.metrics }) : [];
  const version: VersionRecord = {
    formatVersion: versionFormat,
    // It may have another name since the run began.
    model: readRunRecord(folder)?.model ?? record.model,
    run: record.run,
    source: record.source,
    text: record.text,
    folder: record.folder,
    created: new Date().toISOString(),
    epoch: kept.epoch,
    measures: Object.fromEntries(measures.map(([name, value]) => [prefix + name, value])),
    parameters: record.parameters ?? 0,
    dataFingerprint: kept.fingerprint,
    studioVersion: record.studioVersion,
    lineage: lineageOf(record, kept.end),
  };
  const store = storeOfRun(folder);
  const whole = withErrors(trained, kept.evaluation);
  const written = findVersion(store, version, whole);
  if (written !== undefined && !isSettled(folder, written)) return written;
  return writeVersion(store, version, whole, kept.evaluation);
}

/** An autoencoder's signature with the errors that its inputs had in training. */
function withErrors(trained: TrainedModel, evaluation: readonly SplitEvaluation[]): TrainedModel {
  const { signature } = trained;
  const errors = evaluation.find(({ split }) => split === 'train')?.reconstruction?.quantiles;
  if (!signature.reconstructs || !errors) return trained;
  return { ...trained, signature: { ...signature, reconstructs: { errors } } };
}

function lineageOf(record: RunRecord, end: Pick<Lineage, 'epochs' | 'steps' | 'stopped'>): Lineage {
  const { gitCommit, backend, mode, library, compute } = record;
  return {
    seed: record.file.train.seed,
    ...(gitCommit !== undefined && { gitCommit }),
    nodeVersion: process.version,
    ...(backend !== undefined && { backend }),
    ...(mode !== undefined && { mode }),
    ...(library !== undefined && { library }),
    ...(compute !== undefined && { compute }),
    ...end,
  };
}
