import type { Ended } from './program';
import type { Workspace } from './workspace';

/** Numbers under these names are the same on every machine; the others are measured. */
const exact = new Set([
  'epoch',
  'epochs',
  'stepsPerEpoch',
  'parameters',
  'trainableParameters',
  'flops',
  'memoryBytes',
  'outputShape',
  'version',
  'rows',
  'step',
  'line',
  'column',
  'endLine',
  'endColumn',
]);

function maskNumbers(value: unknown, name = ''): unknown {
  if (typeof value === 'number') return exact.has(name) ? value : '#';
  if (Array.isArray(value)) return value.map((one: unknown) => maskNumbers(one, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskNumbers(inner, key)]));
}

function maskNames({ folder }: Workspace, said: string): string {
  return said
    .replaceAll(folder, 'FOLDER')
    .replaceAll(/\d{8}-\d{6}-[0-9a-f]{4}/g, 'RUN')
    .replaceAll(/\bms_[0-9a-f]{12}_[\w-]{43}/g, 'KEY')
    .replaceAll(/(?<="id":")[0-9a-f]{12}(?=")/g, 'ID')
    .replaceAll(/\b[0-9a-f]{16}\b/g, 'STORE-KEY')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(process.versions.node, 'NODE')
    .replaceAll(/"path":"[^"]*tensorflow[^"]*"/g, '"path":"LIBRARY"')
    .replaceAll(/\S*[\\/]tensorflow-[\w.-]+/g, 'LIBRARY');
}

/** The words for people, with every number masked that was measured and blanks that its width decided taken away. */
function maskWords(said: string): string {
  return said
    .split('\n')
    .map((line) =>
      /\d/.test(line) ? line.replaceAll(/(?<=^|[\s，])-?\d[\d.]*(e[+-]?\d+)?(?=$|[\s,，。])/g, '#') : line,
    )
    .map((line) => line.replaceAll(/(\S) {2,}/g, '$1  ').replaceAll(/^ +(?=#)/g, ''))
    .join('\n');
}

/** What a command said and how it ended, without what differs between machines. */
export function transcript(
  workspace: Workspace,
  words: readonly string[],
  { code, out, errors }: Ended,
  measured = false,
): string {
  const mask = (said: string) => maskNames(workspace, measured ? maskWords(said) : said);
  const maskLine = (line: string) =>
    line.startsWith('{') ? maskNames(workspace, JSON.stringify(maskNumbers(JSON.parse(line)))) : mask(line);
  const section = (name: string, said: string) => (said === '' ? '' : `--- ${name}\n${said.trimEnd()}\n`);
  return [
    `$ ${['model-studio', ...words.map((word) => (/[\s"{]/.test(word) ? `'${word}'` : word))].join(' ')}\n`,
    section('standard output', out.split('\n').map(maskLine).join('\n')),
    section('standard error', errors.split('\n').map(mask).join('\n')),
    `--- exit ${String(code)}\n`,
  ].join('');
}
