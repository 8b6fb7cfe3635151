import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkModelFile, formatText } from '../../../src/language';

const examples = path.resolve(import.meta.dirname, '../../../examples');
const files = readdirSync(examples).filter((name) => /\.model\.(yaml|json)$/.test(name));
const read = (name: string) => readFileSync(path.join(examples, name), 'utf8');
const yaml = { fileName: 'a.model.yaml', tabSize: 2, insertSpaces: true } as const;
const json = { fileName: 'a.model.json', tabSize: 2, insertSpaces: true } as const;

describe('formatting YAML', () => {
  it('evens out indentation and blanks, and leaves comments where they belong', () => {
    const text = `# of irises
data:
    source:   iris.csv           # a table
    header : false               # no header
    columns: [ a,b ,  "c" ]


    split: { validation:  0.15, test: 0.15 }
model:
- dense: {units: 16,activation: relu }   
# the second
-   dense:
        units: 3
        # of three
        activation: softmax

train:
      epochs: 3
      metrics: [
          accuracy,
          f1
      ]


`;
    expect(formatText(text, yaml)).toBe(`# of irises
data:
  source: iris.csv             # a table
  header: false                # no header
  columns: [a, b, "c"]

  split: {validation: 0.15, test: 0.15}
model:
  - dense: {units: 16, activation: relu}
  # the second
  - dense:
      units: 3
      # of three
      activation: softmax

train:
  epochs: 3
  metrics: [
      accuracy,
      f1
  ]
`);
  });

  it.each([
    ['a long text', 'name: |\n    one\n\n\n      two   \ndata: {source: {generate: blobs}}\n'],
    ['a quoted text over lines', 'name: "one\n     two\n\n\n     three"\ndata: {}\n'],
    ['anchors and aliases', 'model:\n- dense: &a {units: 8}\n- dense:   *a\n- dense: {<<: *a,units: 4}\n'],
    ['a document mark', '---\ndata:\n    source: a\n...\n'],
    ['a key after a question mark', '? name\n: x\n'],
    ['hashes that are no comments', "data: {source: 'a #b',target: c#d}\n"],
  ])('keeps what the file means: %s', (_name, text) => {
    const formatted = formatText(text, yaml) ?? text;
    expect(formatted.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    expect(formatText(formatted, yaml)).toBeNull();
  });

  it('says nothing of a file with slips of the pen', () => {
    expect(formatText('data: {source: [\n', yaml)).toBeNull();
    expect(formatText('\tname: x\n', yaml)).toBeNull();
    expect(formatText('', yaml)).toBeNull();
  });
});

describe('formatting JSON', () => {
  it('keeps on one line what stands there, and spreads what is too wide', () => {
    const text = '{"data":{"source":"a.csv","target":"b"},\n"model":[\n{"dense":1e1},"flatten"],"train":{}}';
    expect(formatText(text, json)).toBe(`{
  "data": {"source": "a.csv", "target": "b"},
  "model": [
    {"dense": 1e1},
    "flatten"
  ],
  "train": {}
}
`);
    const names = JSON.stringify(Array.from({ length: 30 }, (_, index) => `column ${index}`));
    const wide = formatText(`{"data": {"source": "a.csv", "columns": ${names}}}`, json) ?? '';
    expect(JSON.parse(wide)).toEqual({ data: { source: 'a.csv', columns: JSON.parse(names) as unknown } });
    expect(wide.split('\n').length).toBeGreaterThan(30);
  });

  it('indents with tabs where the editor does', () => {
    expect(formatText('{\n"name": "x"}', { ...json, insertSpaces: false })).toBe('{\n\t"name": "x"\n}\n');
  });
});

describe('formatting', () => {
  it.each(files)('reads back as the same file, and changes nothing the second time: %s', (name) => {
    const text = read(name);
    const formatted = formatText(text, { ...yaml, fileName: name }) ?? text;
    expect(checkModelFile(formatted, { fileName: name }).model).toEqual(checkModelFile(text, { fileName: name }).model);
    expect(formatText(formatted, { ...yaml, fileName: name })).toBeNull();
  });

  it('never changes anything but blanks, whatever the text', () => {
    const texts = files.filter((name) => name.endsWith('.yaml')).map(read);
    const change = fc.record({
      file: fc.nat(texts.length - 1),
      at: fc.nat(2000),
      put: fc.constantFrom(' ', '  ', '\n', '# x\n', ',', '{', '- ', '"', ': '),
    });
    fc.assert(
      fc.property(change, fc.integer({ min: 1, max: 8 }), ({ file, at, put }, tabSize) => {
        const text = texts[file] ?? '';
        const changed = text.slice(0, at) + put + text.slice(at);
        const formatted = formatText(changed, { ...yaml, tabSize });
        if (formatted === null) return;
        expect(formatted.replace(/\s/g, '')).toBe(changed.replace(/\s/g, ''));
        expect(formatText(formatted, { ...yaml, tabSize })).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
