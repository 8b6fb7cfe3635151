import { StudioError, type Explanation, type ExplainMethod, type ExplainWish, type InputRow } from '../../protocol';
import { baselineOf } from './baseline';
import { answeredClass, cannotExplain, toldOf, type Explainable } from './explainable';
import { scoreRows, type Work } from './forward';
import { integratedGradients, saliency } from './gradients';
import { lastRow } from './lastRow';
import { occlusion } from './occlusion';
import { partsOf } from './parts';
import { placesOf } from './places';
import { reconstructionError } from './reconstructionError';

/** Beyond this share of the change gradients do not tell where it comes from: something in the network has none. */
const gapAllowed = 0.2;

/** Why one input is answered as it is: of several rows of a window their last one. */
export async function explainRow(
  model: Explainable,
  rows: readonly InputRow[],
  wish: ExplainWish = {},
  work: Work = {},
): Promise<Explanation> {
  const given = rows.at(-1);
  if (!given) throw cannotExplain();
  const row = await lastRow(model, rows);
  const places = placesOf(model);
  if (model.trained.file.data.reconstruct) {
    const { output, effects } = reconstructionError(model, row);
    const parts = partsOf(model, 'reconstruction', places, row, effects, given);
    return { method: 'reconstruction', target: null, output, baseline: 0, gap: 0, parts };
  }
  const target = wish.target ?? answeredClass(model, await scoreRows(model, row));
  const told = toldOf(model, target);
  const nothing = baselineOf(model, row, places);
  const finished = (
    method: ExplainMethod,
    found: { readonly effects: ReadonlyMap<string, Float64Array>; readonly output: number },
    baseline: number | null,
    gap: number | null,
  ): Explanation => ({
    method,
    target: told.target,
    output: found.output,
    baseline,
    gap,
    parts: partsOf(model, method, places, row, found.effects, given),
  });
  const without = async (): Promise<Explanation> => {
    const found = await occlusion(model, told, row, nothing, places, work);
    return finished('occlusion', found, found.baseline, null);
  };
  switch (wish.method ?? 'integratedGradients') {
    case 'saliency':
      return finished('saliency', saliency(model, told, row, nothing), null, null);
    case 'occlusion':
      return without();
    case 'reconstruction':
      throw new StudioError('input', 'cannot-explain', { key: 'engine.explainNotReconstruction' });
    case 'integratedGradients': {
      const found = await integratedGradients(model, told, row, nothing, work);
      const change = Math.abs(found.output - found.baseline);
      const misses = found.gap > Math.max(gapAllowed * change, 1e-3 * Math.abs(told.factor));
      // Not asked for by name, it gives way to what works with anything.
      if (misses && wish.method === undefined) return without();
      return finished('integratedGradients', found, found.baseline, found.gap);
    }
  }
}
