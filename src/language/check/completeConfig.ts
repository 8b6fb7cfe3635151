import { columnSpecs } from '../data/columnSpecs';
import { featuresInput } from '../data/inferInputs';
import { knownColumns } from '../data/knownColumns';
import type { GraphLayer } from '../resolve/networkGraph';
import type { LayerConfig } from '../schema/layers/layerType';
import { entryOf } from '../parse/tree';
import type { DataFacts } from '../types/dataFacts';
import type { DataSpec } from '../types/modelFile';
import type { Fix, Reporter } from './reporter';

/** Tokens that the text column of this name can give: padding and unknown included; null while not known. */
function vocabularyOf(column: string, data: DataSpec, facts: DataFacts | undefined): number | null {
  return knownColumns(data, facts)?.find((candidate) => candidate.name === column)?.vocabulary ?? null;
}

function isText(column: string, data: DataSpec, facts: DataFacts | undefined): boolean | null {
  const specs = columnSpecs(data, facts);
  return specs ? specs.some((spec) => spec.column === column && spec.type === 'text') : null;
}

/** The layer's config with what the data decides: an embedding's `inputDim` is the vocabulary found. */
export function completeConfig(layer: GraphLayer, data: DataSpec | null, facts: DataFacts | undefined): LayerConfig {
  const { config } = layer.read;
  if (layer.read.typeName !== 'embedding' || config['inputDim'] !== null || !data) return config;
  return { ...config, inputDim: vocabularyOf(layer.inputs[0] ?? '', data, facts) };
}

/** An embedding must have a row for every token. */
export function checkEmbedding(
  layer: GraphLayer,
  data: DataSpec,
  facts: DataFacts | undefined,
  reporter: Reporter,
): void {
  // Only where the embedding itself takes a text does the data tell how many tokens there are.
  const wrapped = layer.read.wrapped?.typeName === 'embedding';
  const read = wrapped && layer.read.wrapped ? layer.read.wrapped : layer.read;
  if (read.typeName !== 'embedding' || !read.valid) return;
  const input = layer.inputs[0] ?? '';
  const inputDim = read.config['inputDim'];
  if (inputDim === null) {
    if (!wrapped && isText(input, data, facts) !== false) return;
    reporter.report('missing-key', read.typeSpan, 'language.inputDimNeeded', { input });
    return;
  }
  if (input === featuresInput && data.preprocess.numeric !== 'none') {
    const scaled = columnSpecs(data, facts)?.find((spec) => spec.type === 'numeric');
    if (scaled) {
      const args = { column: scaled.column, numeric: data.preprocess.numeric };
      reporter.report('cannot-train', read.typeSpan, 'language.embeddingOfScaled', args);
      return;
    }
  }
  const vocabulary = vocabularyOf(input, data, facts);
  if (vocabulary === null || typeof inputDim !== 'number' || inputDim >= vocabulary) return;
  const value = entryOf(read.written, 'inputDim')?.value;
  const span = value?.span ?? read.typeSpan;
  const newText = String(vocabulary);
  const fixes: Fix[] = value
    ? [{ title: { key: 'language.fixReplace', args: { text: newText } }, edits: [{ span, newText }] }]
    : [];
  reporter.report('vocabulary-too-small', span, 'language.vocabularyTooSmall', { inputDim, vocabulary, input }, fixes);
}
