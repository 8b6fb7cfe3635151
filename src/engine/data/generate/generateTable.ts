import type { GeneratedSource } from '../../../language';
import { createRandom } from '../../random';
import type { Table } from '../table/table';
import { digits } from './digits';
import { blobs, moons, series, sine, spirals } from './points';
import { sentiment } from './sentiment';

/** The rows of a generated source: the same for the same settings. */
export function generateTable(source: GeneratedSource): Table {
  const { samples, noise } = source;
  const random = createRandom(source.seed);
  const make = { digits, moons, blobs, spirals, sine, sentiment, series }[source.generator];
  const columns = make(samples, noise, random);
  return { name: source.generator, rows: samples, columns, lines: null, notices: [] };
}
