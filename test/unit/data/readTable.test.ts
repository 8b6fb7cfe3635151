import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/engine/data/read/readTable';
import { cellOf } from '../../../src/engine/data/table/table';
import type { FileSource } from '../../../src/language';
import { fileSource, withFiles } from './fileSource';

type Cells = Record<string, (string | number | null)[]>;

async function read(
  content: string | Uint8Array,
  settings: Partial<FileSource> = {},
  words: readonly string[] = [],
): Promise<Cells> {
  return withFiles({ file: content }, async (folder) => {
    const table = await readTable(fileSource('file', settings), folder, { words: new Set(words) });
    return Object.fromEntries(
      table.columns.map((column) => [column.name, Array.from({ length: table.rows }, (_, row) => cellOf(column, row))]),
    );
  });
}

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const plain: Cells = { a: [1, 3], b: ['x', 'y'] };

describe('a delimited file is read', () => {
  const cases: [string, string | Uint8Array, Partial<FileSource>, Cells][] = [
    ['with LF', 'a,b\n1,x\n3,y\n', {}, plain],
    ['with CRLF', 'a,b\r\n1,x\r\n3,y\r\n', {}, plain],
    ['with CR alone', 'a,b\r1,x\r3,y', {}, plain],
    ['without a last line end', 'a,b\n1,x\n3,y', {}, plain],
    ['with a byte order mark', '\ufeffa,b\n1,x\n3,y\n', {}, plain],
    ['with blanks around values', ' a , b\n 1 ,\tx\n 3, y \n', {}, plain],
    ['with empty lines', '\na,b\n\n1,x\n\n3,y\n\n', {}, plain],
    ['with semicolons', 'a;b\n1;x\n3;y\n', {}, plain],
    ['with bars', 'a|b\n1|x\n3|y\n', {}, plain],
    ['with tabs', 'a\tb\n1\tx\n3\ty\n', { format: 'tsv' }, plain],
    ['with tabs in a csv', 'a\tb\n1\tx\n3\ty\n', {}, plain],
    ['with decimal commas', 'a;b\n1,5;x\n-0,25;y\n1.234,5;z\n', {}, { a: [1.5, -0.25, 1234.5], b: ['x', 'y', 'z'] }],
    [
      'with decimal commas in every cell and no header',
      '1,5;2,25\n3,75;4,0\n',
      {},
      { column_1: [1.5, 3.75], column_2: [2.25, 4] },
    ],
    ['with decimal commas and tabs', 'a\tb\n1,5\t2\n', { format: 'tsv' }, { a: [1.5], b: [2] }],
    ['with thousands or decimals, nobody knows which', 'a;b\n1,234;x\n', {}, { a: ['1,234'], b: ['x'] }],
    ['with decimal commas that the file names', 'a;b\n1,234;x\n', { decimal: ',' }, { a: [1.234], b: ['x'] }],
    ['with points among numbers, where commas are no decimals', 'a;b\n1,5;2.5\n', {}, { a: ['1,5'], b: [2.5] }],
    ['with lists between commas', 'a,b\nx;y,1\nz;q,2\n', {}, { a: ['x;y', 'z;q'], b: [1, 2] }],
    ['without a header', '1,x\n3,y\n', {}, { column_1: [1, 3], column_2: ['x', 'y'] }],
    ['without a header but with names', '1,x\n3,y\n', { columns: ['a', 'b'] }, plain],
    ['with a header and other names', 'p,q\n1,x\n3,y\n', { columns: ['a', 'b'] }, plain],
    [
      'with a header that the file denies',
      'a,b\n1,x\n',
      { header: false },
      { column_1: ['a', '1'], column_2: ['b', 'x'] },
    ],
    ['with names twice or empty', 'a,a,\n1,2,3\n', {}, { a: [1], a_2: [2], column_3: [3] }],
    [
      'with words alone and a header',
      'text,label\nso good,yes\nso bad,no\n',
      {},
      { text: ['so good', 'so bad'], label: ['yes', 'no'] },
    ],
    [
      'with words alone and no header',
      'so good,yes\nso bad,no\nso so,yes\n',
      {},
      { column_1: ['so good', 'so bad', 'so so'], column_2: ['yes', 'no', 'yes'] },
    ],
    ['with quotes', 'a,b\n"1","x"\n3,"y"\n', {}, plain],
    ['with a delimiter, a quote and a line end in quotes', 'a,b\n1,"x, ""y""\nz"\n', {}, { a: [1], b: ['x, "y"\nz'] }],
    ['with blanks before a quote', 'a,b\n1, "x, y" \n', {}, { a: [1], b: ['x, y'] }],
    ['with a quote inside a value', 'a,b\n1,5" pipe\n', {}, { a: [1], b: ['5" pipe'] }],
    ['with missing values', 'a,b\n?,x\n3,NA\n ,y\n', {}, { a: [null, 3, null], b: ['x', null, 'y'] }],
    ['with short rows', 'a,b\n1\n3,y\n', {}, { a: [1, 3], b: [null, 'y'] }],
    ['with empty cells beyond the columns', 'a,b\n1,x,\n3,y,,\n', {}, plain],
    ['with every form of number', 'a\n-.5\n+2\n1e3\n4.\n', {}, { a: [-0.5, 2, 1000, 4] }],
    ['with what only looks like a number', 'a\n0x1F\n1_000\nInfinity\n', {}, { a: ['0x1F', '1_000', 'Infinity'] }],
    ['in UTF-16 with its mark', utf16('a,b\n1,x\n3,y\n'), {}, plain],
    ['in GBK', Uint8Array.of(0x61, 0x0a, 0xba, 0xc3, 0x0a), { encoding: 'gbk' }, { a: ['好'] }],
    ['in windows-1252', Uint8Array.of(0x61, 0x0a, 0xe9, 0x0a), { encoding: 'windows-1252' }, { a: ['é'] }],
    ['with Chinese names', '数,名\n1,甲\n', {}, { 数: [1], 名: ['甲'] }],
  ];
  it.each(cases)('%s', async (_, content, settings, expected) => {
    expect(await read(content, settings)).toEqual(expected);
  });

  it('with the cells of a declared category as they are written', async () => {
    expect(await read('a\n01\n1.0\n', {}, ['a'])).toEqual({ a: ['01', '1.0'] });
  });

  it('with a word that comes after many thousand numbers', async () => {
    const lines = Array.from({ length: 30_000 }, (_, row) => (row === 25_000 ? 'late' : `0${row}`));
    const { a } = await read(`a,b\n${lines.map((line) => `${line},1`).join('\n')}\n`);
    expect(a?.slice(0, 2)).toEqual(['00', '01']);
    expect(a?.[25_000]).toBe('late');
  });

  it('alike however its pieces are cut', async () => {
    const rows = Array.from({ length: 40_000 }, (_, row) => `${row},"text ""${row}""\r\nof many, words 好"`);
    const { a, b } = await read(`a,b\r\n${rows.join('\r\n')}\r\n`);
    expect(a?.length).toBe(40_000);
    expect(b?.every((cell, row) => cell === `text "${row}"\r\nof many, words 好`)).toBe(true);
  });
});

describe('a file that cannot be read says where', () => {
  const cases: [string, string | Uint8Array, Partial<FileSource>, string, Record<string, unknown>][] = [
    ['a row that is too long', 'a,b\n1,x\n1,2,3\n', {}, 'data-long-row', { line: 3, found: 3, expected: 2 }],
    ['a quote that stays open', 'a,b\n1,x\n2,"y\n3,z\n', {}, 'data-open-quote', { line: 3 }],
    [
      'bytes of another encoding',
      Uint8Array.of(0x61, 0x0a, 0xba, 0xc3, 0x0a),
      {},
      'data-encoding',
      { line: 2, encoding: 'utf-8' },
    ],
    ['an unknown encoding', 'a\n1\n', { encoding: 'klingon' }, 'data-encoding-unknown', { encoding: 'klingon' }],
    ['nothing', '', {}, 'data-empty', {}],
    [
      'another number of names',
      'a,b\n1,2\n',
      { columns: ['a', 'b', 'c'] },
      'data-column-count',
      { found: 2, named: 3 },
    ],
    ['broken JSON', '[{"a": 1},\n {"a": }]', { format: 'json' }, 'data-json', { line: 2 }],
    ['a JSON row that is no object', '[{"a": 1}, 2]', { format: 'json' }, 'data-json-row', { row: 2 }],
    [
      'JSON columns of different length',
      '{"a": [1, 2], "b": [1]}',
      { format: 'json' },
      'data-json-columns',
      { column: 'b' },
    ],
    ['a broken line of JSONL', '{"a": 1}\n\n{"a"\n', { format: 'jsonl' }, 'data-json', { line: 3 }],
    ['what is no IDX', 'hello there', { format: 'idx' }, 'data-idx', {}],
    [
      'IDX that is cut off',
      Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 7),
      { format: 'idx' },
      'data-idx-size',
      { found: 1, expected: 4 },
    ],
    ['what is no Parquet', 'hello', { format: 'parquet' }, 'data-parquet', {}],
  ];
  it.each(cases)('%s', async (_, content, settings, code, args) => {
    const error: unknown = await read(content, settings).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: 'input', code, text: { args } });
  });

  it('a file that is not there', async () => {
    const reading = readTable(fileSource('nowhere.csv'), '/nowhere', { words: new Set() });
    await expect(reading).rejects.toMatchObject({ code: 'data-file-missing', text: { args: { file: 'nowhere.csv' } } });
  });
});

describe('other formats give the same table', () => {
  const cases: [string, string, Partial<FileSource>][] = [
    ['a list of objects', '[{"a": 1, "b": "x"}, {"b": "y", "a": 3}]', { format: 'json' }],
    ['an object of columns', '{"a": [1, 3], "b": ["x", "y"]}', { format: 'json' }],
    ['a list inside an object', '{"data": [{"a": 1, "b": "x"}, {"a": 3, "b": "y"}]}', { format: 'json' }],
    ['an object a line', '{"a": 1, "b": "x"}\n\n{"a": 3, "b": " y "}\n', { format: 'jsonl' }],
  ];
  it.each(cases)('%s', async (_, content, settings) => {
    expect(await read(content, settings)).toEqual(plain);
  });

  it('with missing and nested values', async () => {
    const text = '[{"a": null, "b": true}, {"b": [1, 2]}, {"a": 2, "b": "NA"}]';
    expect(await read(text, { format: 'json' })).toEqual({ a: [null, null, 2], b: ['true', '[1,2]', null] });
  });

  it('IDX images, gzipped or plain, with their labels', async () => {
    const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4);
    const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 5);
    await withFiles({ images, labels, 'images.gz': gzipSync(images) }, async (folder) => {
      for (const name of ['images', 'images.gz']) {
        const source = fileSource(name, { format: 'idx', labels: 'labels' });
        const table = await readTable(source, folder, { words: new Set() });
        expect(table.columns[0]).toMatchObject({ kind: 'images', shape: [1, 2, 1], pixels: Uint8Array.of(1, 2, 3, 4) });
        expect(table.columns[1]).toMatchObject({ name: 'label', values: ['5', '7'], codes: Int32Array.of(1, 0) });
      }
    });
  });
});
