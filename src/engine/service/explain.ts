import {
  StudioError,
  type Dependence,
  type Explanation,
  type ExplainWish,
  type Importance,
  type InputRow,
  type SplitName,
} from '../../protocol';
import { prepareData } from '../data';
import { dependenceOf, explainRow, importanceOf, sampleOf, type Explainable, type Sample, type Work } from '../explain';
import { requireSameData } from '../run/sameData';
import type { LoadedModel } from './models';

/** Rows of the data that explanations of a version have asked for, for as long as it is loaded. */
const samples = new WeakMap<LoadedModel, Map<SplitName | undefined, Sample>>();

export function explainInput(
  loaded: LoadedModel,
  inputs: readonly InputRow[],
  wish: ExplainWish,
  work: Work = {},
): Promise<Explanation> {
  return explainRow(explainableOf(loaded), inputs, wish, work);
}

export async function explainColumns(
  loaded: LoadedModel,
  { split, seed = 0 }: { readonly split?: SplitName | undefined; readonly seed?: number | undefined },
  work: Work = {},
): Promise<Importance> {
  const model = explainableOf(loaded);
  return importanceOf(model, await sampleFor(loaded, model, split, work), seed, work);
}

export async function explainColumn(
  loaded: LoadedModel,
  asked: {
    readonly column: string;
    readonly target?: number | undefined;
    readonly split?: SplitName | undefined;
  },
  work: Work = {},
): Promise<Dependence> {
  const model = explainableOf(loaded);
  const { target } = loaded.trained.preprocessing;
  // Of two classes the second is the one that is asked for.
  const place = asked.target ?? (target.kind === 'category' && target.classes.length === 2 ? 1 : 0);
  return dependenceOf(model, await sampleFor(loaded, model, asked.split, work), asked.column, place, work);
}

/** What answers of a version can be looked into; a StudioError where it gives none. */
export function explainableOf({ model }: LoadedModel): Explainable {
  if (model.explainable) return model.explainable;
  throw new StudioError('input', 'cannot-explain', { key: 'engine.explainNothing' });
}

async function sampleFor(
  loaded: LoadedModel,
  model: Explainable,
  split: SplitName | undefined,
  { signal }: Work,
): Promise<Sample> {
  const known = samples.get(loaded) ?? new Map<SplitName | undefined, Sample>();
  const found = known.get(split);
  if (found) return found;
  const data = await prepareData(loaded.trained.file, loaded.folder, { signal });
  requireSameData(loaded.fingerprint, data);
  const sample = sampleOf(model, data, split);
  samples.set(loaded, known.set(split, sample));
  return sample;
}
