import { text, type TextKey } from '../../texts';
import { branches } from '../edit/schemaPath';
import { fileNode, layerSection } from '../schema/file';
import { layerCatalogue } from '../schema/layers/catalogue';
import type { LayerType } from '../schema/layers/layerType';
import { losses, type LossName } from '../schema/losses';
import { metrics, type MetricName } from '../schema/metrics';
import { node, type ChoiceOption } from '../schema/node';
import { optimizers } from '../schema/optimizers';
import { schedules, type ScheduleName } from '../schema/schedules';
import { activationDocs } from '../schema/values';
import {
  augmentationFile,
  augmentationNames,
  layerFile,
  lossFile,
  metricFile,
  optimizerFile,
  scheduleFile,
} from './examples';
import { heading, row } from './modelFileDocument';

/** One thing that a model can have, with a whole file that has it. */
export interface ModelExample {
  readonly title: string;
  readonly text: string;
}

const introduction = `# What models are made of

Every layer, activation function, loss, optimizer, schedule, metric and augmentation, each with its arguments and a whole file that
trains. Defaults are Keras 3's. A test trains every example. This page is generated from the schema
(\`vitest run test/unit/language/documents.test.ts -u\`).
`;

function entry(title: string, doc: TextKey, table: readonly string[], example: string): readonly string[] {
  const rows = table.length ? [...heading, ...table, ''] : [];
  return [`### ${title}`, '', text('en', doc), '', ...rows, '```yaml', example, '```', ''];
}

function layerEntry(type: LayerType): readonly string[] {
  const own = Object.entries(layerSection(type).properties ?? {}).filter(([key]) => key in type.arguments);
  return entry(
    type.name,
    type.doc,
    own.map(([key, property]) => row(key, property)),
    layerFile(type),
  );
}

function choices<Name extends string>(
  title: string,
  table: Readonly<Record<Name, ChoiceOption>>,
  file: (name: Name) => string,
): readonly string[] {
  const names = Object.keys(table) as Name[];
  return [
    `## ${title}`,
    '',
    ...names.flatMap((name) => {
      const option = table[name];
      const rows = Object.entries(option.arguments).map(([key, schema]) => row(key, node(schema)));
      return entry(name, option.doc, rows, file(name));
    }),
  ];
}

function augmentations(): readonly string[] {
  const section = branches(fileNode.properties?.['data']?.properties?.['augment'] ?? {}).find((one) => one.properties);
  return [
    '## Augmentations',
    '',
    `Under \`data.augment\`. ${section?.doc ? text('en', section.doc) : ''}`,
    '',
    ...Object.entries(section?.properties ?? {}).flatMap(([key, property]) =>
      entry(key, property.doc ?? 'language.dataAugment', [row(key, property)], augmentationFile(key)),
    ),
  ];
}

/** docs/models.md: everything that a model can have, with examples. */
export function modelsDocument(): string {
  const activations = Object.entries(activationDocs).map(([name, doc]) => `| \`${name}\` | ${text('en', doc)} |`);
  return [
    introduction,
    '## Layers',
    '',
    ...[...layerCatalogue.values()].flatMap(layerEntry),
    '## Activation functions',
    '',
    'As `activation:` of a layer, or as a layer: `- activation: gelu`.',
    '',
    '| Name | Meaning |',
    '| --- | --- |',
    ...activations.map((line) => line.replace(/\|x\|/g, 'abs(x)')),
    '',
    ...choices<LossName>('Losses', losses, lossFile),
    ...choices('Optimizers', optimizers, optimizerFile),
    ...choices<ScheduleName>('Schedules', schedules, scheduleFile),
    ...choices<MetricName>('Metrics', metrics, metricFile),
    ...augmentations(),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/** Every example of the document. */
export function modelExamples(): readonly ModelExample[] {
  const all = <Name extends string>(
    kind: string,
    table: Readonly<Record<Name, unknown>>,
    file: (name: Name) => string,
  ) => (Object.keys(table) as Name[]).map((name) => ({ title: `the ${kind} ${name}`, text: file(name) }));
  return [
    ...[...layerCatalogue.values()].map((type) => ({ title: `the layer ${type.name}`, text: layerFile(type) })),
    ...all<LossName>('loss', losses, lossFile),
    ...all('optimizer', optimizers, optimizerFile),
    ...all<ScheduleName>('schedule', schedules, scheduleFile),
    ...all<MetricName>('metric', metrics, metricFile),
    ...augmentationNames.map((name) => ({ title: `the augmentation ${name}`, text: augmentationFile(name) })),
  ];
}
