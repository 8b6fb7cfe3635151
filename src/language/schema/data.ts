import type { TextKey } from '../../texts';
import { generatorNames } from '../data/generators';
import { defaultImageSpec, defaultTextSpec } from '../data/columnSpecs';
import { datePartNames } from '../dates/dateParts';
import { count, sizes } from './values';
import { anyOf, boolean, integer, list, nothing, nullable, number, oneOf, record, section, string } from './node';

/** The `data` section. */

const generate = section(
  {
    generate: oneOf(generatorNames, {
      doc: 'language.dataGenerate',
      valueDocs: {
        digits: 'language.generatorDigits',
        moons: 'language.generatorMoons',
        blobs: 'language.generatorBlobs',
        spirals: 'language.generatorSpirals',
        sine: 'language.generatorSine',
        sentiment: 'language.generatorSentiment',
        series: 'language.generatorSeries',
      },
    }),
    samples: nullable(count('language.dataSamples'), { doc: 'language.dataSamples', default: null }),
    noise: nullable(number({ doc: 'language.dataNoise', minimum: 0 }), { doc: 'language.dataNoise', default: null }),
    seed: integer({ doc: 'language.dataGenerateSeed', default: 7, minimum: 0 }),
  },
  { doc: 'language.dataGenerate' },
);

const columnType = () =>
  nullable(
    oneOf(['numeric', 'category', 'text', 'image', 'date'], {
      doc: 'language.columnType',
      valueDocs: {
        numeric: 'language.columnNumeric',
        category: 'language.columnCategory',
        text: 'language.columnText',
        image: 'language.columnImage',
        date: 'language.columnDate',
      },
    }),
    { doc: 'language.columnType', default: null },
  );

export const inputSettings = section(
  {
    type: columnType(),
    tokens: oneOf(['words', 'characters', 'subwords'], {
      doc: 'language.textTokens',
      default: defaultTextSpec.tokens,
      valueDocs: {
        words: 'language.tokensWords',
        characters: 'language.tokensCharacters',
        subwords: 'language.tokensSubwords',
      },
    }),
    vocabulary: integer({ doc: 'language.textVocabulary', default: defaultTextSpec.vocabulary, minimum: 3 }),
    length: count('language.textLength', defaultTextSpec.length),
    padding: oneOf(['pre', 'post'], { doc: 'language.textPadding', default: defaultTextSpec.padding }),
    lowercase: boolean({ doc: 'language.textLowercase', default: defaultTextSpec.lowercase }),
    size: nullable(sizes(2, 'language.imageSize'), { doc: 'language.imageSize', default: null }),
    channels: nullable(integer({ doc: 'language.imageChannels', minimum: 1, maximum: 3 }), {
      doc: 'language.imageChannels',
      default: null,
    }),
    range: list(number({ doc: 'language.imageRange' }), {
      doc: 'language.imageRange',
      default: [...defaultImageSpec.range],
      minItems: 2,
      maxItems: 2,
    }),
    dateFormat: nullable(string({ doc: 'language.dateFormat' }), { doc: 'language.dateFormat', default: null }),
    dateParts: nullable(
      list(
        oneOf(datePartNames, {
          doc: 'language.dateParts',
          valueDocs: {
            year: 'language.datePartYear',
            quarter: 'language.datePartQuarter',
            month: 'language.datePartMonth',
            day: 'language.datePartDay',
            dayOfYear: 'language.datePartDayOfYear',
            weekday: 'language.datePartWeekday',
            hour: 'language.datePartHour',
            minute: 'language.datePartMinute',
            second: 'language.datePartSecond',
            elapsed: 'language.datePartElapsed',
          },
        }),
        { doc: 'language.dateParts', minItems: 1 },
      ),
      { doc: 'language.dateParts', default: null },
    ),
  },
  { doc: 'language.inputSettings', default: {} },
);

export const textSettings = ['tokens', 'vocabulary', 'length', 'padding', 'lowercase'] as const;
export const imageSettings = ['size', 'channels', 'range'] as const;
export const dateSettings = ['dateFormat', 'dateParts'] as const;

const inputs = anyOf(
  { doc: 'language.dataInputs', default: null, wrong: 'language.wrongInputs' },
  list(string({ doc: 'language.inputColumn', suggest: 'column' }), { doc: 'language.dataInputs', minItems: 1 }),
  record(inputSettings, { doc: 'language.dataInputs', minProperties: 1, keySuggest: 'column' }),
  nothing(),
);

const target = anyOf(
  { doc: 'language.dataTarget', default: null, wrong: 'language.wrongTarget', suggest: 'column' },
  string({ doc: 'language.dataTarget', suggest: 'column' }),
  section(
    {
      column: string({ doc: 'language.targetColumn', suggest: 'column' }),
      type: nullable(
        oneOf(['numeric', 'category'], {
          doc: 'language.targetType',
          valueDocs: { numeric: 'language.columnNumeric', category: 'language.columnCategory' },
        }),
        { doc: 'language.targetType', default: null },
      ),
    },
    { doc: 'language.dataTarget' },
  ),
  nothing(),
);

const preprocess = section(
  {
    numeric: oneOf(['standardize', 'minMax', 'none'], {
      doc: 'language.preprocessNumeric',
      default: 'standardize',
      valueDocs: {
        standardize: 'language.numericStandardize',
        minMax: 'language.numericMinMax',
        none: 'language.numericNone',
      },
    }),
    missing: oneOf(['mean', 'median', 'drop', 'constant'], {
      doc: 'language.preprocessMissing',
      default: 'mean',
      valueDocs: {
        mean: 'language.missingMean',
        median: 'language.missingMedian',
        drop: 'language.missingDrop',
        constant: 'language.missingConstant',
      },
    }),
    constant: number({ doc: 'language.preprocessConstant', default: 0 }),
    category: oneOf(['oneHot', 'index'], {
      doc: 'language.preprocessCategory',
      default: 'oneHot',
      valueDocs: { oneHot: 'language.categoryOneHot', index: 'language.categoryIndex' },
    }),
    unknownCategories: oneOf(['zeros', 'bucket'], {
      doc: 'language.preprocessUnknown',
      default: 'zeros',
      valueDocs: { zeros: 'language.unknownZeros', bucket: 'language.unknownBucket' },
    }),
    rareCategories: integer({ doc: 'language.preprocessRare', default: 1, minimum: 1 }),
    outliers: oneOf(['keep', 'clip'], {
      doc: 'language.preprocessOutliers',
      default: 'keep',
      valueDocs: { keep: 'language.outliersKeep', clip: 'language.outliersClip' },
    }),
    outlierQuantiles: list(number({ doc: 'language.outlierQuantiles', minimum: 0, maximum: 1 }), {
      doc: 'language.outlierQuantiles',
      default: [0.01, 0.99],
      minItems: 2,
      maxItems: 2,
    }),
    outlierDeviations: nullable(number({ doc: 'language.outlierDeviations', exclusiveMinimum: 0 }), {
      doc: 'language.outlierDeviations',
      default: null,
    }),
    duplicates: oneOf(['keep', 'drop'], {
      doc: 'language.preprocessDuplicates',
      default: 'keep',
      valueDocs: { keep: 'language.duplicatesKeep', drop: 'language.duplicatesDrop' },
    }),
    target: oneOf(['standardize', 'none'], {
      doc: 'language.preprocessTarget',
      default: 'standardize',
      valueDocs: { standardize: 'language.numericStandardize', none: 'language.numericNone' },
    }),
  },
  { doc: 'language.dataPreprocess', default: {} },
);

const split = section(
  {
    validation: number({ doc: 'language.splitValidation', default: 0.15, minimum: 0 }),
    test: number({ doc: 'language.splitTest', default: 0.15, minimum: 0 }),
    seed: integer({ doc: 'language.splitSeed', default: 7, minimum: 0 }),
    stratify: nullable(boolean({ doc: 'language.splitStratify' }), { doc: 'language.splitStratify', default: null }),
    shuffle: boolean({ doc: 'language.splitShuffle', default: true }),
  },
  { doc: 'language.dataSplit', default: {} },
);

const window = section(
  {
    length: count('language.windowLength'),
    horizon: count('language.windowHorizon', 1),
    stride: count('language.windowStride', 1),
    group: nullable(string({ doc: 'language.windowGroup', suggest: 'column' }), {
      doc: 'language.windowGroup',
      default: null,
      suggest: 'column',
    }),
  },
  { doc: 'language.dataWindow' },
);

const limit = (doc: TextKey) => number({ doc, default: 0, minimum: 0, maximum: 1 });

const augment = section(
  {
    flip: nullable(
      oneOf(['horizontal', 'vertical', 'horizontalAndVertical'], {
        doc: 'language.augmentFlip',
        valueDocs: {
          horizontal: 'language.flipHorizontal',
          vertical: 'language.flipVertical',
          horizontalAndVertical: 'language.flipBoth',
        },
      }),
      { doc: 'language.augmentFlip', default: null },
    ),
    rotation: limit('language.augmentRotation'),
    shift: limit('language.augmentShift'),
    zoom: number({ doc: 'language.augmentZoom', default: 0, minimum: 0, exclusiveMaximum: 1 }),
    contrast: limit('language.augmentContrast'),
    brightness: limit('language.augmentBrightness'),
    noise: number({ doc: 'language.augmentNoise', default: 0, minimum: 0 }),
    fill: oneOf(['reflect', 'wrap', 'constant', 'nearest'], {
      doc: 'language.augmentFill',
      default: 'reflect',
      valueDocs: {
        reflect: 'language.fillReflect',
        wrap: 'language.fillWrap',
        constant: 'language.fillConstant',
        nearest: 'language.fillNearest',
      },
    }),
  },
  { doc: 'language.dataAugment' },
);

const path = (doc: 'language.dataValidation' | 'language.dataTest' | 'language.dataLabels') =>
  nullable(string({ doc, suggest: 'path' }), { doc, default: null, suggest: 'path' });

export const dataSchema = section(
  {
    source: anyOf(
      { doc: 'language.dataSource', wrong: 'language.wrongSource', suggest: 'path' },
      string({ doc: 'language.dataSource', suggest: 'path' }),
      generate,
    ),
    labels: path('language.dataLabels'),
    format: nullable(
      oneOf(['csv', 'tsv', 'json', 'jsonl', 'parquet', 'idx', 'images'], { doc: 'language.dataFormat' }),
      {
        doc: 'language.dataFormat',
        default: null,
      },
    ),
    header: nullable(boolean({ doc: 'language.dataHeader' }), { doc: 'language.dataHeader', default: null }),
    columns: nullable(list(string({ doc: 'language.dataColumns' }), { doc: 'language.dataColumns', minItems: 1 }), {
      doc: 'language.dataColumns',
      default: null,
    }),
    delimiter: nullable(string({ doc: 'language.dataDelimiter' }), { doc: 'language.dataDelimiter', default: null }),
    decimal: nullable(oneOf(['.', ','], { doc: 'language.dataDecimal' }), {
      doc: 'language.dataDecimal',
      default: null,
    }),
    encoding: string({ doc: 'language.dataEncoding', default: 'utf-8' }),
    missingValues: list(string({ doc: 'language.dataMissingValues' }), {
      doc: 'language.dataMissingValues',
      default: ['', '?', 'NA', 'N/A', 'NaN', 'null'],
    }),
    target,
    inputs,
    sampleWeight: nullable(string({ doc: 'language.dataSampleWeight', suggest: 'column' }), {
      doc: 'language.dataSampleWeight',
      default: null,
      suggest: 'column',
    }),
    preprocess,
    split,
    window: nullable(window, { doc: 'language.dataWindow', default: null }),
    augment: nullable(augment, { doc: 'language.dataAugment', default: null }),
    validation: path('language.dataValidation'),
    test: path('language.dataTest'),
  },
  { doc: 'language.sectionData' },
);
