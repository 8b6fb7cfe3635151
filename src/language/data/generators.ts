import type { ColumnFacts } from '../types/dataFacts';
import type { GeneratedSource, GeneratorName } from '../types/modelFile';

/** What a generator makes: its columns in order, what is to be predicted, and its defaults. */
export interface Generator {
  readonly columns: readonly ColumnFacts[];
  readonly target: string;
  readonly samples: number;
  readonly noise: number;
}

function categories(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(index));
}

function plane(classes: number, noise: number): Generator {
  return {
    columns: [
      { name: 'x', type: 'numeric', missing: 0 },
      { name: 'y', type: 'numeric', missing: 0 },
      { name: 'label', type: 'category', missing: 0, distinct: classes, categories: categories(classes) },
    ],
    target: 'label',
    samples: 1000,
    noise,
  };
}

/** The engine makes exactly these columns, so that a file with a generated source can be checked without any data. */
export const generators: Readonly<Record<GeneratorName, Generator>> = {
  digits: {
    columns: [
      { name: 'image', type: 'image', missing: 0, imageShape: [28, 28, 1] },
      { name: 'label', type: 'category', missing: 0, distinct: 10, categories: categories(10) },
    ],
    target: 'label',
    samples: 2000,
    noise: 0.1,
  },
  moons: plane(2, 0.1),
  blobs: plane(3, 1),
  spirals: plane(2, 0.1),
  sine: {
    columns: [
      { name: 'x', type: 'numeric', missing: 0 },
      { name: 'y', type: 'numeric', missing: 0 },
    ],
    target: 'y',
    samples: 1000,
    noise: 0.1,
  },
  sentiment: {
    columns: [
      { name: 'text', type: 'text', missing: 0 },
      { name: 'label', type: 'category', missing: 0, distinct: 2, categories: ['negative', 'positive'] },
    ],
    target: 'label',
    samples: 2000,
    noise: 0.05,
  },
  series: {
    columns: [
      { name: 'step', type: 'numeric', missing: 0 },
      { name: 'value', type: 'numeric', missing: 0 },
    ],
    target: 'value',
    samples: 2000,
    noise: 0.1,
  },
};

export const generatorNames = Object.keys(generators) as readonly GeneratorName[];

/** What is known of a generated source by itself. */
export function generatorFacts(source: GeneratedSource): { rows: number; columns: readonly ColumnFacts[] } {
  return { rows: source.samples, columns: generators[source.generator].columns };
}
