import { readCode, readJournal } from '../../store';
import type { PreparedData, TrainingOutcome, TrainingSession } from '../contract';
import { evaluateSplits, keepVersion } from './keepVersion';
import type { Report } from './report';

interface Run {
  readonly folder: string;
  readonly report: Report;
  readonly bestEpoch: number | null;
}

/** Measures the best weights of a session, keeps them as a version and tells of it once; gives the version's number. */
export async function keepTrained(
  { folder, report, bestEpoch }: Run,
  session: TrainingSession,
  data: PreparedData,
  { epoch, step, reason }: TrainingOutcome,
): Promise<number> {
  const code = readCode(folder);
  const trained = { ...(await session.bestModel()), ...(code && { code }) };
  const evaluation = await evaluateSplits(trained, data);
  const end = { epochs: epoch, steps: step, stopped: reason === 'stopped' };
  const kept = { evaluation, epoch: bestEpoch ?? epoch, fingerprint: data.fingerprint, end };
  const version = keepVersion(folder, report.record, trained, kept);
  if (!readJournal(folder).some((entry) => entry.type === 'version' && entry.version === version)) {
    report.emit({ type: 'evaluation', epoch: kept.epoch, splits: evaluation });
    report.emit({ type: 'version', version, epoch: kept.epoch });
  }
  report.update({ version });
  return version;
}
