import type { DataSource, JsonValue, ModelFile, OptimizerSpec, PreprocessSpec } from '../../language';
import type { ModelSignature } from '../../protocol';
import type { TextArguments, TextKey } from '../../texts';

export type CardKey = Extract<TextKey, `registry.card${string}`>;
export type Words = (key: CardKey, args?: TextArguments) => string;

/** Something of Keras's with its arguments: `adam: learning rate 0.01, beta1 0.9`. What is off is left out. */
function withArguments({ name, config }: Pick<OptimizerSpec, 'name' | 'config'>, words: Words): string {
  const args = Object.entries(config).flatMap(([key, value]) => {
    if (value === null || value === false) return [];
    const called = key === 'learningRate' ? words('registry.cardLearningRate') : key;
    return value === true ? called : `${called} ${plain(value)}`;
  });
  return args.length === 0 ? name : words('registry.cardNamed', { name, arguments: listed(args, words) });
}

/** A list or map without its brackets. */
function plain(value: JsonValue): string {
  return JSON.stringify(value).replaceAll(/[[\]{}"]/g, '');
}

function listed(parts: readonly string[], words: Words): string {
  return parts.join(words('registry.cardComma'));
}

/** Where the data came from. */
export function sourceWords({ data }: ModelFile, words: Words): string {
  const of = (source: DataSource) => {
    switch (source.kind) {
      case 'file':
        return source.path;
      case 'generate': {
        const { generator, samples: rows, seed } = source;
        return words('registry.cardGenerated', { generator, rows, seed });
      }
      case 'code':
        return words('registry.cardFromCode', { file: source.name });
    }
  };
  return listed(
    [
      of(data.source),
      ...(data.validation ? [words('registry.cardValidationFrom', { source: of(data.validation) })] : []),
      ...(data.test ? [words('registry.cardTestFrom', { source: of(data.test) })] : []),
    ],
    words,
  );
}

/** What was done to the columns that the model has. */
export function preprocessingWords({ data }: ModelFile, { inputs, target }: ModelSignature, words: Words): string {
  const { preprocess, window } = data;
  const has = (type: string) => inputs.some((input) => input.type === type);
  const parts = [
    has('numeric') && words(`registry.cardNumeric_${preprocess.numeric}`),
    has('numeric') && words(`registry.cardMissing_${preprocess.missing}`, { constant: preprocess.constant }),
    has('numeric') && preprocess.outliers === 'clip' && words('registry.cardClipped', { range: rangeOf(preprocess) }),
    has('category') && words(`registry.cardCategory_${preprocess.category}`),
    preprocess.duplicates === 'drop' && words('registry.cardDuplicates'),
    target?.type === 'numeric' && words(`registry.cardTarget_${preprocess.target}`),
    window && words('registry.cardWindow', { length: window.length, horizon: window.horizon }),
  ];
  return listed(
    parts.filter((part) => typeof part === 'string'),
    words,
  );
}

function rangeOf({ outlierDeviations, outlierQuantiles = [] }: PreprocessSpec): string {
  return typeof outlierDeviations === 'number' ? `±${outlierDeviations} σ` : outlierQuantiles.join(' – ');
}

/** What learnt, and how its learning rate went on. */
export function optimizerWords({ train }: ModelFile, words: Words): string {
  const { gan, optimizer, schedule } = train;
  if (gan) {
    const { generatorOptimizer: generator, discriminatorOptimizer: discriminator } = gan;
    return words('registry.cardTwoOptimizers', {
      generator: withArguments(generator, words),
      discriminator: withArguments(discriminator, words),
    });
  }
  const said = withArguments(optimizer, words);
  return schedule
    ? words('registry.cardScheduled', { optimizer: said, schedule: withArguments(schedule, words) })
    : said;
}

export function lossWords({ train }: ModelFile, words: Words): string {
  return withArguments(train.loss, words);
}
