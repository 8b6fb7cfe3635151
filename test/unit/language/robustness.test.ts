import { describe, expect, it } from 'vitest';
import {
  checkModelFile,
  completionsAt,
  dataPaths,
  formatText,
  hoverAt,
  modelName,
  nameAt,
  outline,
  renameAt,
  semanticTokens,
  type CheckResult,
} from '../../../src/language';

const fileNames = ['a.model.yaml', 'a.model.json'] as const;

function codes({ problems }: CheckResult): readonly string[] {
  return [...new Set(problems.map((problem) => problem.code))];
}

const many = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length));

/** Bombs, and the code that a YAML file of them gets. */
const bombs: readonly [string, string, string][] = [
  ['ten megabytes', many('name: x\n', 10_000_000), 'file-too-large'],
  ['ten megabytes on one line', 'x'.repeat(10_000_000), 'file-too-large'],
  ['a million brackets', many('[', 990_000), 'file-too-large'],
  ['a million quotes', many('"', 990_000), 'file-too-large'],
  ['a million dashes', many('- ', 990_000), 'file-too-large'],
  ['a hundred thousand documents', many('---\n', 900_000), 'file-too-large'],
  ['aliases that unfold without end', billionLaughs((inner) => `[${inner.join(', ')}]`), 'alias-limit'],
  ['merges that unfold without end', billionMerges(), 'alias-limit'],
  ['a list that holds itself', 'a: &a [*a, *a]\n', 'alias-limit'],
  ['a map that holds itself', 'a: &a {b: *a}\n', 'alias-limit'],
  ['a map that merges itself', 'a: &a {<<: *a, b: 1}\n', 'alias-limit'],
  ['an alias before its anchor', 'name: *later\ndata: &later {}\n', 'unknown-alias'],
];

function billionLaughs(join: (inner: readonly string[]) => string): string {
  const levels = ['a0: &a0 [x, x, x]'];
  for (let level = 1; level < 20; level++)
    levels.push(`a${level}: &a${level} ${join(Array(9).fill(`*a${level - 1}`))}`);
  return levels.join('\n');
}

function billionMerges(): string {
  const levels = ['a0: &a0 {x: [1, 2, 3]}'];
  for (let level = 1; level < 20; level++) {
    levels.push(
      `a${level}: &a${level} {<<: [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]}`,
    );
  }
  return levels.join('\n');
}

describe('a text that is meant to hurt', () => {
  it.each(bombs)('is told of: %s', (_name, text, code) => {
    expect(codes(checkModelFile(text, { fileName: 'a.model.yaml' }))).toContain(code);
    for (const fileName of fileNames) {
      const options = { fileName, locale: 'en' } as const;
      expect(checkModelFile(text, options).problems.length).toBeLessThan(400);
      outline(text, fileName);
      dataPaths(text, fileName);
      modelName(text, fileName);
      hoverAt(text, 500, options);
      completionsAt(text, text.length, options);
      formatText(text, { fileName, tabSize: 2, insertSpaces: true });
      nameAt(text, 500, fileName);
      renameAt(text, 500, 'x', fileName);
      semanticTokens(text, fileName);
    }
  });

  it('is completed at its end, however long its words are', () => {
    const text = `name: ${'x'.repeat(900_000)} `;
    expect(completionsAt(text, text.length, { fileName: 'a.model.yaml', locale: 'en' }).path).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('may use %s as a name of anything', (name) => {
    const text = `name: ${name}
data:
  source: ${name}
  format: csv
  target: label
  inputs: {${name}: {type: numeric}}
model:
  - dense: {units: 2, activation: softmax, name: ${name}}
`;
    const { problems, model } = checkModelFile(text, { fileName: 'a.model.yaml' });
    expect(problems).toEqual([]);
    expect(model?.name).toBe(name);
    expect(model?.networks[0]?.layers[0]?.name).toBe(name);
    expect(codes(checkModelFile(`${name}: 1\n`, { fileName: 'a.model.yaml' }))).toContain('unknown-key');
    const layer = `data: {source: {generate: blobs}}\nmodel:\n  - ${name}: 3\n`;
    expect(codes(checkModelFile(layer, { fileName: 'a.model.yaml' }))).toEqual(['unknown-layer']);
  });
});

const chinese = `name: 鸢尾花
data:
  source: 数据/鸢尾花.csv
  columns: [花萼长度, 花萼宽度, 种类]
  target: 种类
model:
  - dense: {units: 16, activation: relu, name: 隐藏层}
  - dense: {units: 3, activation: softmax, inputs: 隐藏层}
`;

describe('a text of another kind', () => {
  it.each([
    ['with CRLF', chinese.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${chinese}`],
    ['without a last line end', chinese.trimEnd()],
    ['with blanks at the ends of lines', chinese.replaceAll('\n', '  \n')],
    ['with tabs before comments', chinese.replaceAll('\n', '\t# 注释\n')],
    ['with tabs inside brackets', chinese.replace('{units: 16,', '{\tunits: 16,\t')],
    ['with an end of the document', `---\n${chinese}...\n`],
  ])('is read as any other: %s', (_name, text) => {
    const plain = checkModelFile(chinese, { fileName: 'a.model.yaml' });
    const read = checkModelFile(text, { fileName: 'a.model.yaml' });
    expect(plain.problems).toEqual([]);
    expect(read.problems).toEqual([]);
    expect(read.model).toEqual(plain.model);
    expect(read.model?.name).toBe('鸢尾花');
    expect(dataPaths(text, 'a.model.yaml').map(({ path }) => path)).toEqual(['数据/鸢尾花.csv']);
    expect(outline(text, 'a.model.yaml').map(({ name }) => name)).toEqual(['name', 'data', 'model']);
  });

  it('has its problems at the same places, counted in UTF-16 units', () => {
    const wrong = chinese.replace('target: 种类', 'target: 种').replace('relu', '𝕣elu');
    const facts = { files: {}, columns: [{ name: '种类', type: 'category' as const }] };
    const places = (text: string) =>
      checkModelFile(text, { fileName: 'a.model.yaml', facts }).problems.map(({ code, range }) => [code, range]);
    const line = (number: number, from: number, to: number) => ({
      start: { line: number, character: from },
      end: { line: number, character: to },
    });
    expect(places(wrong)).toEqual([
      ['unknown-column', line(4, 10, 11)],
      ['unknown-value', line(6, 35, 40)],
    ]);
    expect(places(wrong.replaceAll('\n', '\r\n'))).toEqual(places(wrong));
    expect(places(`\uFEFF${wrong}`)).toEqual(places(wrong));
  });

  it('is told of tabs that indent it', () => {
    expect(codes(checkModelFile('data:\n\tsource: a.csv\n', { fileName: 'a.model.yaml' }))).toEqual([
      'tab-indentation',
    ]);
  });

  it('may share parts by anchors, aliases and merge keys, the nearer value winning', () => {
    const text = `data: {source: {generate: blobs}}
model:
  - dense: &wide {units: 8, activation: relu}
  - dense: &narrow {<<: *wide, units: 4}
  - dense: {<<: [{useBias: false}, *narrow], activation: tanh}
  - dense: {units: 3, activation: softmax}
`;
    const { problems, networks } = checkModelFile(text, { fileName: 'a.model.yaml' });
    expect(problems).toEqual([]);
    expect(
      networks[0]?.layers
        .slice(0, 3)
        .map(({ outputShape, config }) => [outputShape, config['activation'], config['useBias']]),
    ).toEqual([
      [[8], 'relu', true],
      [[4], 'relu', true],
      [[4], 'tanh', false],
    ]);
  });
});
