import type { PortableFormat, PortableInterface, PortableTensor } from '../../protocol';
import { isObject } from '../../store';
import { text, type Locale, type TextArguments, type TextKey } from '../../texts';
import { askingProgram } from './askingProgram';

type PortableKey = TextKey extends infer K ? (K extends `portable.${infer Name}` ? Name : never) : never;
type Words = (key: PortableKey, args?: TextArguments) => string;

/** What stands beside an exported model for people: what it takes, how to ask it, how data become its inputs. */
export function exportReadme(locale: Locale, described: PortableInterface): string {
  const words: Words = (key, args) => text(locale, `portable.${key}`, args);
  const { model, version, format, file } = described;
  const formats: Readonly<Record<PortableFormat, PortableKey>> = {
    onnx: 'readmeFormat_onnx',
    savedmodel: 'readmeFormat_savedmodel',
    tfjs: 'readmeFormat_tfjs',
  };
  const { language, program } = askingProgram(described);
  return [
    `# ${words('readmeTitle', { model, version })}`,
    words('readmeAbout', { format: words(formats[format]), file }),
    `## ${words('readmeInputs')}`,
    [`| | ${words('readmeTensor')} |`, '| --- | --- | --- | --- |', ...tensorRows(words, described)].join('\n'),
    `## ${words('readmeAsk')}`,
    words('readmeExample'),
    `\`\`\`${language}\n${program}\n\`\`\``,
    `## ${words('readmePreprocessing')}`,
    ...preprocessing(words, described),
    `## ${words('readmeOutputs')}`,
    ...outputs(words, described),
    '',
  ].join('\n\n');
}

function tensorRows(words: Words, { inputs, outputs: given }: PortableInterface): readonly string[] {
  const row = (arrow: string, { name, dtype, shape }: PortableTensor): string =>
    `| ${arrow} | \`${name}\` | ${dtype} | ${shape.map((size) => size ?? words('readmeRows')).join(' x ')} |`;
  return [...inputs.map((one) => row('->', one)), ...given.map((one) => row('<-', one))];
}

function preprocessing(words: Words, described: PortableInterface): readonly string[] {
  if (described.signature.generates) return [words('readmeNoise')];
  const columns = isObject(described.preprocessing) ? described.preprocessing['inputs'] : undefined;
  const fitted = Array.isArray(columns) ? columns.filter(isObject) : [];
  const inFeatures = (column: Readonly<Record<string, unknown>>): boolean =>
    column['type'] === 'numeric' || column['type'] === 'category' || column['type'] === 'date';
  const features = fitted.filter(inFeatures).map((column) => `- ${columnWords(words, column)}`);
  const others = fitted.filter((column) => !inFeatures(column)).map((column) => `- ${columnWords(words, column)}`);
  const { window } = described.signature;
  return [
    words('readmePreprocessingAbout'),
    ...(window ? [words('readmeWindow', { length: window.length })] : []),
    ...(features.length > 0 ? [words('readmeOrder'), features.join('\n')] : []),
    ...(others.length > 0 ? [others.join('\n')] : []),
  ];
}

/** What becomes of a column; `column` is as the version's preprocessing has it. */
function columnWords(words: Words, column: Readonly<Record<string, unknown>>): string {
  const name = String(column['name']);
  const numbers = (key: string): readonly unknown[] => (Array.isArray(column[key]) ? (column[key] as unknown[]) : []);
  switch (column['type']) {
    case 'numeric': {
      const { fill, offset, scale } = column;
      const filled = fill === null ? words('readmeNoFill') : words('readmeFill', { fill: Number(fill) });
      const said = words('readmeNumeric', { name, offset: String(offset), scale: String(scale), fill: filled });
      const [from, to] = numbers('clip');
      return from === undefined ? said : `${said}; ${words('readmeClip', { from: Number(from), to: Number(to) })}`;
    }
    case 'category': {
      const categories = numbers('categories');
      const listed = categories.map((category) => `\`${String(category)}\``).join(', ');
      const count = categories.length + (column['bucket'] === true ? 1 : 0);
      return words(column['encoding'] === 'index' ? 'readmeIndex' : 'readmeOneHot', {
        name,
        count,
        categories: listed,
      });
    }
    case 'text': {
      const tokens = String(column['tokens']);
      const kind =
        tokens === 'characters'
          ? 'readmeTokens_characters'
          : tokens === 'subwords'
            ? 'readmeTokens_subwords'
            : 'readmeTokens_words';
      const padding = words(column['padding'] === 'pre' ? 'readmePadding_pre' : 'readmePadding_post');
      return words('readmeText', { name, length: String(column['length']), tokens: words(kind), padding });
    }
    case 'image': {
      const [from, to] = numbers('range');
      const { height, width, channels } = column;
      const sizes = { height: String(height), width: String(width), channels: String(channels) };
      return words('readmeImage', { name, ...sizes, from: Number(from), to: Number(to) });
    }
    default: {
      const parts = numbers('parts').map((part) => (isObject(part) ? String(part['part']) : ''));
      return words('readmeDate', { name, parts: parts.join(', ') });
    }
  }
}

function outputs(words: Words, { classes, target, outputs: given }: PortableInterface): readonly string[] {
  const [first, second] = classes ?? [];
  switch (given[0]?.name) {
    case 'probabilities':
      return [words('readmeClasses', { classes: (classes ?? []).map((one) => `\`${one}\``).join(', ') })];
    case 'scores':
      return [words('readmeScores', { first: first ?? '', second: second ?? '' })];
    case 'prediction':
      return [words('readmeNumber', { target: target ?? '' })];
    case 'reconstruction':
      return [words('readmeReconstruction')];
    default:
      return [];
  }
}
