import { text } from '../../texts';
import { limitWords } from '../check/valueWords';
import { defaultWords, layerExample, typeWords, valuesOf } from '../edit/describeKey';
import { branches } from '../edit/schemaPath';
import { commonArguments, fileNode, layerSection } from '../schema/file';
import { layerCatalogue } from '../schema/layers/catalogue';
import { losses } from '../schema/losses';
import { metrics } from '../schema/metrics';
import { node as nodeOf, type ChoiceOption, type SchemaNode } from '../schema/node';
import { optimizers } from '../schema/optimizers';
import { schedules } from '../schema/schedules';
import { initializers, constraints } from '../schema/values';

const cell = (words: string) => words.replace(/\|/g, '\\|');

function limits(node: SchemaNode): string {
  const numbers = branches(node).find(
    (branch) => branch.minimum !== undefined || branch.exclusiveMinimum !== undefined,
  );
  return numbers ? ` (${limitWords(numbers)})` : '';
}

export function row(key: string, node: SchemaNode): string {
  const value =
    node.default === undefined ? 'required' : node.default === null ? '' : `\`${defaultWords(node.default)}\``;
  const values = node.choice ? [] : valuesOf(node).filter((one) => one.name !== 'true' && one.name !== 'false');
  const names = values.length ? ` One of ${values.map((one) => `\`${one.name}\``).join(', ')}.` : '';
  const doc = node.doc ? text('en', node.doc) : '';
  return `| \`${key}\` | ${cell(`${typeWords(node, 'en')}${limits(node)}`)} | ${cell(value)} | ${cell(doc + names)} |`;
}

export const heading = ['| Key | Type | Default | Meaning |', '| --- | --- | --- | --- |'];

function keys(title: string, node: SchemaNode, level: string): readonly string[] {
  const own = Object.entries(node.properties ?? {});
  const inner = own.flatMap(([key, property]) => {
    const section = property.choice ? undefined : branches(property).find((branch) => branch.properties);
    if (section) return keys(`${title}.${key}`, section, `${level}#`);
    // A map from the user's own names.
    const each = branches(property)
      .map((branch) => branch.additionalProperties)
      .find((value) => typeof value === 'object' && value.properties !== undefined);
    return typeof each === 'object' ? keys(`${title}.${key}.COLUMN`, each, `${level}#`) : [];
  });
  const doc = node.doc ? [text('en', node.doc), ''] : [];
  return [
    `${level} ${title}`,
    '',
    ...doc,
    ...heading,
    ...own.map(([key, property]) => row(key, property)),
    '',
    ...inner,
  ];
}

function options(title: string, table: Readonly<Record<string, ChoiceOption>>): readonly string[] {
  const rows = Object.entries(table).map(([name, option]) => {
    const list = Object.entries(option.arguments).map(([key, schema]) => {
      const { default: value } = nodeOf(schema);
      return `\`${key}${value === undefined || value === null ? '' : ` = ${defaultWords(value)}`}\``;
    });
    return `| \`${name}\` | ${list.join(', ')} | ${text('en', option.doc)} |`;
  });
  return [`## ${title}`, '', '| Name | Arguments | Meaning |', '| --- | --- | --- |', ...rows, ''];
}

function layers(): readonly string[] {
  const common = Object.entries(commonArguments).map(([key, schema]) => row(key, nodeOf(schema)));
  const each = [...layerCatalogue.values()].flatMap((type) => {
    const own = Object.entries(layerSection(type).properties ?? {}).filter(([key]) => key in type.arguments);
    const table = own.length ? [...heading, ...own.map(([key, property]) => row(key, property)), ''] : [];
    return [`### ${type.name}`, '', text('en', type.doc), '', '```yaml', layerExample(type), '```', '', ...table];
  });
  return ['## Layers', '', 'Every layer also takes:', '', ...heading, ...common, '', ...each];
}

const introduction = `# The model file

\`NAME.model.yaml\`, or \`NAME.model.json\` with the same keys. The names are Keras's and TensorFlow.js's own; the defaults
are Keras 3's. This page is generated from the schema (\`vitest run test/unit/language/documents.test.ts -u\`).

\`\`\`yaml
data:
  source: iris.csv
  target: species
model:
  - dense: {units: 16, activation: relu}
  - dense: {units: 3, activation: softmax}
\`\`\`

- A layer is its name, alone or with arguments; one value stands for its main argument: \`dense: 16\` is \`dense: {units: 16}\`.
- A layer takes the layer above it, or what \`inputs:\` names. Numeric and category columns share one input, \`features\`,
  in the order of the columns; a text or an image column is an input under its own name.
- FLOPs are those of one sample going forward: a multiply-add counts two, a bias and an activation function nothing, a
  pooling one for each number of its windows, an addition of inputs one for each, a normalisation two for each number.
`;

/** docs/model-file.md: every key of the model file with type, default and meaning. */
export function modelFileDocument(): string {
  const sections = Object.entries(fileNode.properties ?? {}).filter(([, property]) => property.properties);
  return [
    introduction,
    ...keys('The file', { ...fileNode, properties: topLevel() }, '##'),
    ...sections.flatMap(([key, property]) => keys(key, property, '##')),
    ...layers(),
    ...options('Optimizers', optimizers),
    ...options('Schedules', schedules),
    ...options('Losses', losses),
    ...options('Metrics', metrics),
    ...options('Initializers', initializers),
    ...options('Constraints', constraints),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/** The top keys without what is inside of them. */
function topLevel(): Readonly<Record<string, SchemaNode>> {
  return Object.fromEntries(
    Object.entries(fileNode.properties ?? {}).map(([key, property]) => [
      key,
      property.properties
        ? { type: 'object', ...(property.doc ? { doc: property.doc } : {}), default: null }
        : property,
    ]),
  );
}
