import type { Prediction, ServedRow } from '../../protocol';
import { httpError } from '../http/httpError';
import type { Asked } from '../http/router';
import type { ServedVersion } from '../models/served';
import type { Api } from './context';

/** Predicts rows with a version, in some worker. */
export function predict(
  { pool }: Api,
  version: ServedVersion,
  rows: readonly ServedRow[],
  { signal, told }: Asked,
): Promise<readonly Prediction[]> {
  told.rows = rows;
  return pool.predict(version.summary.path, rows, signal);
}

/** Refuses a model that answers no input. */
export function requirePredictor({ face, summary }: ServedVersion): void {
  if (face.generates) throw httpError(400, 'server.makesSamples', { model: summary.model });
}
