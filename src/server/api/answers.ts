import type { Prediction, ServedRow } from '../../protocol';
import { badRequest, httpError } from '../http/httpError';
import type { Asked } from '../http/router';
import type { ServedVersion } from '../models/served';
import { askShadow } from '../traffic/shadow';
import type { Api } from './context';
import { seriesOf } from './series';

/** Predicts rows with a version, in some worker; then lets the shadow of the request, if any, try them as well. */
export async function predict(
  { pool, onShadow }: Api,
  version: ServedVersion,
  rows: readonly ServedRow[],
  { signal, told }: Asked,
): Promise<readonly Prediction[]> {
  told.rows = rows;
  // Rows of several requests must not become one series.
  seriesOf(version.face, rows);
  const alone = version.face.window !== undefined;
  const predictions = await pool.predict(version.summary.path, rows, signal, alone);
  requireFinite(predictions);
  if (told.shadow) void askShadow(pool, told.shadow, version, rows, predictions).then(onShadow);
  return predictions;
}

/** Refuses rows whose values are so far from those of training that nothing comes out. */
function requireFinite(predictions: readonly Prediction[]): void {
  const wrong = predictions.findIndex(({ output }) => !output.every(Number.isFinite));
  if (wrong >= 0) throw badRequest(`[${wrong}]`, 'server.noAnswer');
}

/** Refuses a model that answers no input. */
export function requirePredictor({ face, summary }: ServedVersion): void {
  if (face.generates) throw httpError(400, 'server.makesSamples', { model: summary.model });
}
