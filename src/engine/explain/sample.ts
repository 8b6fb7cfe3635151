import { StudioError, type SplitName } from '../../protocol';
import type { PreparedData, PreparedSplit } from '../contract';
import { rowsFeed, type Feed } from '../train';
import { cannotExplain, type Explainable } from './explainable';
import { sizeOf } from './forward';

/** Rows of a split, evenly over it, as the network gets them. */
export interface Sample {
  readonly split: SplitName;
  readonly rows: number;
  readonly feeds: readonly Feed[];
  /** Class numbers, or scaled numbers; null without a target. */
  readonly target: Feed | null;
}

const mostRows = 2000;
const mostNumbers = 2 ** 24;

/** The split that is asked for, else the one that tells most of rows that were not learnt from. */
export function sampleOf(model: Explainable, data: PreparedData, wished?: SplitName): Sample {
  const { train, validation, test } = data.splits;
  const splits: Readonly<Partial<Record<SplitName, PreparedSplit | null>>> = { train, validation, test };
  const name = wished ?? (test?.rows ? 'test' : validation?.rows ? 'validation' : 'train');
  const split = splits[name];
  if (!split?.rows) {
    throw new StudioError('input', 'split-missing', { key: 'engine.explainNoSplit', args: { split: name } });
  }
  const numbers = model.network.inputs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const count = Math.min(split.rows, mostRows, Math.max(50, Math.floor(mostNumbers / Math.max(1, numbers))));
  const places = Int32Array.from({ length: count }, (_, index) => Math.floor((index * split.rows) / count));
  const feeds = model.network.inputs.map(({ name: input }) => {
    const array = split.inputs[input];
    if (!array) throw cannotExplain();
    return rowsFeed(array, places);
  });
  return { split: name, rows: count, feeds, target: split.target && rowsFeed(split.target, places) };
}
