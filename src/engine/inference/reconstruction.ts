import type { ModelSignature, Reconstruction, ReconstructionDetail, SamplePreview } from '../../protocol';
import type { PreparedSplit, Preprocessing } from '../contract';
import { decodeSample, histogram } from '../data';
import { batchFeeds, breathe, evaluationRows, type Forward } from '../train';
import type { Answering } from './answering';
import { evaluated } from './evaluated';
import { Largest } from './largest';
import { smallPreview } from './smallPreview';

/** What an autoencoder is, to be asked about rows. */
export interface Autoencoder {
  readonly forward: Forward;
  readonly answering: Answering;
  readonly inputNames: readonly string[];
  readonly preprocessing: Preprocessing;
  readonly signature: ModelSignature;
}

const mostWorst = 20;
const hundredths = 100;

/** Goes through some rows of a split: each one's reconstruction, as the network gives it, and its error. */
async function eachRow(
  { forward, answering, inputNames }: Autoencoder,
  split: PreparedSplit,
  rows: Int32Array,
  tell: (index: number, error: number, values: Float32Array) => void,
  sums?: Float64Array,
): Promise<void> {
  const size = evaluationRows(split, 1);
  for (let start = 0; start < rows.length; start += size) {
    const feeds = batchFeeds(split, inputNames, rows.subarray(start, start + size));
    const made = sums ? evaluated(forward, feeds, sums) : answering.run(feeds);
    const given = feeds[0]?.values ?? [];
    const batch = Math.min(size, rows.length - start);
    const width = made.length / batch;
    for (let row = 0; row < batch; row++) {
      let squares = 0;
      for (let at = row * width; at < (row + 1) * width; at++) squares += ((made[at] ?? 0) - (given[at] ?? 0)) ** 2;
      tell(start + row, squares / width, made.subarray(row * width, (row + 1) * width));
    }
    await breathe();
  }
}

/** As a row of the data is shown; of a window its last row. */
function decoded({ preprocessing, forward }: Autoencoder, values: Float32Array): SamplePreview {
  const [shape = []] = forward.network.inputs.map((input) => input.shape);
  return decodeSample(preprocessing, shape.length === 2 ? values.subarray(-(shape[1] ?? 1)) : values);
}

const allRows = (split: PreparedSplit): Int32Array => Int32Array.from({ length: split.rows }, (_, row) => row);

export async function reconstruct(autoencoder: Autoencoder, split: PreparedSplit): Promise<readonly Reconstruction[]> {
  const made: Reconstruction[] = [];
  await eachRow(autoencoder, split, allRows(split), (_, error, values) => {
    const standing = standingOf(autoencoder.signature.reconstructs?.errors, error);
    made.push({ sample: decoded(autoencoder, values), error, ...(standing === null ? {} : { standing }) });
  });
  return made;
}

/** The share of the rows of training with a smaller error. */
function standingOf(errors: readonly number[] | undefined, error: number): number | null {
  if (!errors?.length) return null;
  const next = errors.findIndex((one) => one >= error);
  if (next < 0) return 1;
  const [before, after] = [errors[next - 1] ?? errors[0] ?? 0, errors[next] ?? 0];
  const within = after > before ? (error - before) / (after - before) : 0;
  return Math.max(0, next - 1 + within) / (errors.length - 1);
}

/** Adds the measures of all rows to `sums`; tells how the errors lie and which rows are the worst. */
export async function reconstructionDetail(
  autoencoder: Autoencoder,
  split: PreparedSplit,
  preview: (row: number) => SamplePreview,
  sums: Float64Array,
): Promise<ReconstructionDetail> {
  const errors = new Float64Array(split.rows);
  const worst = new Largest(mostWorst);
  const note = (index: number, error: number): void => {
    errors[index] = error;
    worst.offer(index, error);
  };
  await eachRow(autoencoder, split, allRows(split), note, sums);
  const found = worst.sorted();
  const samples: SamplePreview[] = [];
  await eachRow(
    autoencoder,
    split,
    Int32Array.from(found, ({ index }) => index),
    (at, _, values) => {
      samples[at] = decoded(autoencoder, values);
    },
  );
  const sorted = errors.sort();
  return {
    errors: histogram(() => [sorted], sorted[0] ?? 0, sorted.at(-1) ?? 0),
    quantiles: Array.from({ length: hundredths + 1 }, (_, at) => quantile(sorted, at / hundredths)),
    worst: found.map(({ index, size }, at) => ({
      row: split.sourceRows[index] ?? index,
      error: size,
      preview: smallPreview(preview(index)),
      reconstruction: smallPreview(samples[at] ?? preview(index)),
    })),
  };
}

/** Between the values beside the place, as NumPy's default. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low = 0, high = low] = [sorted[below], sorted[below + 1]];
  return low + (high - low) * (place - below);
}
