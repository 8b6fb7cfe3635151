import path from 'node:path';
import type { InputField, Measure, ModelSignature, SplitEvaluation, TargetField } from '../../protocol';
import { text, type Locale } from '../../texts';
import { fileOfVersion } from '../compare/found';
import { readEvaluation, readSignature, type VersionSummary } from '../versions';
import type { Remarks } from '../runRemarks';
import { lossWords, optimizerWords, preprocessingWords, sourceWords, type Words } from './cardTraining';
import { readEditedCard, readRemarks } from './remarks';

/** A version's model card in Markdown: the one that a person wrote, else the generated one. */
export function readCard(store: string, version: VersionSummary, locale: Locale): string {
  const edited = readEditedCard(store, version.model, version.version);
  return edited ?? generateCard(version, readRemarks(store, version.model, version.version), locale);
}

/** A model card from what a version holds. */
export function generateCard(version: VersionSummary, remarks: Remarks, locale: Locale): string {
  const words: Words = (key, args) => text(locale, key, args);
  const name = `${version.model}@${version.version}`;
  const signature = readSignature(version.path);
  const parts = [
    `# ${remarks.title === undefined ? name : `${remarks.title} (${name})`}`,
    remarks.note ?? '',
    remarks.tags ? remarks.tags.map((tag) => `\`${tag}\``).join(' ') : '',
    `## ${words('registry.cardUse')}\n\n${signature ? useOf(signature, words) : ''}`,
    `## ${words('registry.cardResults')}\n\n${resultsOf(readEvaluation(version.path) ?? [], words)}`,
    `## ${words('registry.cardTraining')}\n\n${trainingOf(version, signature, words)}`,
    `## ${words('registry.cardLineage')}\n\n${lineageOf(version, words)}`,
    `## ${words('registry.cardLimits')}\n\n${words('registry.cardLimitsUnknown')}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Text in a cell of a table: nothing in it ends the cell or starts markup. */
function cell(value: unknown): string {
  return String(value)
    .replaceAll(/[\\|`*_[\]<>]/g, '\\$&')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300);
}

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head.map(cell)), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n');
}

function useOf(signature: ModelSignature, words: Words): string {
  const head = [words('registry.cardName'), words('registry.cardType'), words('registry.cardValues')];
  const { inputs, target, generates, reconstructs } = signature;
  const gives = target
    ? [[target.name, words(`registry.cardType_${target.type}`), valuesOf(target)]]
    : generates
      ? [[words('registry.cardSamples'), '', '']]
      : reconstructs
        ? [[words('registry.cardReconstruction'), '', '']]
        : [];
  return [
    `${words('registry.cardTakes')}\n\n${table(
      head,
      inputs.map((field) => [field.name, words(`registry.cardType_${field.type}`), valuesOf(field)]),
    )}`,
    `${words('registry.cardGives')}\n\n${table(head, gives)}`,
  ].join('\n\n');
}

function valuesOf(field: InputField | TargetField): string {
  switch (field.type) {
    case 'numeric':
      return `${short(field.minimum)} .. ${short(field.maximum)}`;
    case 'category':
      return ('classes' in field ? field.classes : field.values.map(({ value }) => value)).slice(0, 20).join(', ');
    case 'text':
      return '';
    case 'date':
      return `${field.minimum} .. ${field.maximum}`;
    case 'image':
      return `${field.height} x ${field.width} x ${field.channels}`;
  }
}

function short(value: Measure | undefined): string {
  return value === null || value === undefined ? '-' : String(Number(value.toPrecision(5)));
}

function resultsOf(splits: readonly SplitEvaluation[], words: Words): string {
  if (splits.length === 0) return words('registry.cardNoResults');
  const names = [...new Set(splits.flatMap(({ metrics }) => Object.keys(metrics)))];
  return table(
    [words('registry.cardSplit'), words('registry.cardRows'), 'loss', ...names],
    splits.map(({ split, rows, loss, metrics }) => [
      words(`registry.cardSplit_${split}`),
      rows,
      short(loss),
      ...names.map((name) => short(metrics[name])),
    ]),
  );
}

function trainingOf(version: VersionSummary, signature: ModelSignature | undefined, words: Words): string {
  const file = fileOfVersion(version.path);
  const rows: (readonly [string, unknown])[] = [
    ...(file
      ? [
          [words('registry.cardData'), sourceWords(file, words)] as const,
          [
            words('registry.cardPreprocessing'),
            (signature && preprocessingWords(file, signature, words)) ?? '',
          ] as const,
          [words('registry.cardOptimizer'), optimizerWords(file, words)] as const,
          [words('registry.cardLoss'), lossWords(file, words)] as const,
          [words('registry.cardBatchSize'), file.train.batchSize] as const,
        ]
      : []),
    [words('registry.cardEpoch'), version.epoch],
    [words('registry.cardParameters'), version.parameters],
  ];
  return table(
    [words('registry.cardName'), words('registry.cardValue')],
    rows.filter(([, value]) => value !== ''),
  );
}

function lineageOf(version: VersionSummary, words: Words): string {
  const { lineage } = version;
  const rows: (readonly [string, unknown])[] = [
    [words('registry.cardCreated'), version.created],
    [words('registry.cardRun'), version.run],
    [words('registry.cardFile'), path.basename(version.source)],
    [words('registry.cardFingerprint'), version.dataFingerprint],
    [words('registry.cardSeed'), lineage?.seed],
    [words('registry.cardCommit'), lineage?.gitCommit],
    ['Model Studio', version.studioVersion],
    ['Node.js', lineage?.nodeVersion],
    ['TensorFlow', lineage?.library],
  ];
  return table(
    [words('registry.cardName'), words('registry.cardValue')],
    rows.filter(([, value]) => value !== undefined && value !== ''),
  );
}
