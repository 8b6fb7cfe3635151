import * as fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ServiceClient } from '../../../src/client';
import { allRows, StudioError, type PreviewReference, type RowsChoice } from '../../../src/protocol';
import { plainPng } from '../../unit/data/png';
import { makeWorkspace, root } from '../cli/workspace';

const workspace = makeWorkspace();
const digitFiles = ['data/t10k-images-idx3-ubyte.gz', 'data/t10k-labels-idx1-ubyte.gz'];
const service = new ServiceClient(workspace.engine);
afterAll(() => service.dispose());

function reference(name: string): PreviewReference {
  const file = workspace.file(name);
  return { text: fs.readFileSync(file, 'utf8'), path: file, part: 'source' };
}

/** A data file that no model names. */
function alone(source: string): PreviewReference {
  return { text: JSON.stringify({ data: { source } }), path: workspace.file('preview.model.json'), part: 'source' };
}

const rows = (of: PreviewReference, from: number, count: number, choice: Partial<RowsChoice> = {}) =>
  service.request('preview/rows', { ...of, from, count, ...allRows, ...choice, head: false });

describe('data that is looked at', () => {
  it('of a model has its columns, classes and split', async () => {
    const iris = reference('iris.model.yaml');
    const preview = await service.request('preview/open', { ...iris, head: false, split: true });
    expect(preview).toMatchObject({
      rows: 150,
      partial: false,
      classColumn: 4,
      imageColumn: null,
      split: { train: 106, validation: 22, test: 22, unused: 0 },
    });
    expect(preview.columns.map(({ use }) => use)).toEqual(['input', 'input', 'input', 'input', 'target']);
    expect(preview.classes.map(({ count }) => count)).toEqual([50, 50, 50]);
    const page = await rows(iris, 148, 10);
    expect(page).toMatchObject({ total: 150, from: 148 });
    expect(page.rows.map(({ row }) => row)).toEqual([148, 149]);
    expect(page.rows[1]?.cells).toEqual([5.9, 3, 5.1, 1.8, 'Iris-virginica']);
    const all = (await rows(iris, 0, 150)).rows;
    expect(all.filter(({ split }) => split === 'validation').length).toBe(22);
  });

  it('is chosen by class', async () => {
    const page = await rows(reference('iris.model.yaml'), 10, 3, { label: 'Iris-versicolor' });
    expect(page.total).toBe(50);
    expect(page.rows.map(({ row }) => row)).toEqual([60, 61, 62]);
    expect((await rows(reference('iris.model.yaml'), 0, 3, { label: 'nothing' })).total).toBe(0);
  });

  it('is told of by column: distribution, missing, outliers', async () => {
    const file = workspace.file('odd.csv');
    const values = Array.from({ length: 100 }, (_, index) => (index === 7 ? 1000 : index === 8 ? '' : index % 10));
    const texts = values.map((_, index) => `a sentence that has the number ${index}`);
    fs.writeFileSync(file, `n,c,t\n${values.map((value, row) => `${value},${row % 3},"${texts[row]}"`).join('\n')}\n`);
    const odd = alone('odd.csv');
    const preview = await service.request('preview/open', { ...odd, head: false, split: true });
    expect(preview).toMatchObject({ rows: 100, split: null, classes: [], classColumn: null });
    expect(preview.columns.map(({ name, type, use }) => [name, type, use])).toEqual([
      ['n', 'numeric', null],
      ['c', 'numeric', null],
      ['t', 'text', null],
    ]);
    const [n, , t] = await service.request('preview/statistics', { ...odd, columns: [0, 1, 2] });
    expect(n).toMatchObject({ missing: 1, distinct: 11, numeric: { minimum: 0, maximum: 1000, outliers: 1 } });
    expect(n?.numeric?.highest).toBeLessThan(20);
    expect(t).toMatchObject({ missing: 0, distinct: 100, lengths: { shortest: 32, longest: 33 } });
    const numbers = async (choice: Partial<RowsChoice>) => (await rows(odd, 0, 100, choice)).rows.map(({ row }) => row);
    expect(await numbers({ only: { column: 0, kind: 'missing' } })).toEqual([8]);
    expect(await numbers({ only: { column: 0, kind: 'outliers' } })).toEqual([7]);
    const upwards = await numbers({ order: { column: 0, descending: false } });
    expect([upwards.slice(0, 3), upwards.slice(-2)]).toEqual([
      [0, 10, 20],
      [7, 8],
    ]);
    expect((await numbers({ order: { column: 0, descending: true } })).slice(0, 2)).toEqual([7, 9]);
    expect((await numbers({ order: { column: 2, descending: true } })).slice(0, 2)).toEqual([99, 98]);
    // Written anew, it is read anew.
    fs.writeFileSync(file, 'n,c\n1,2\n');
    expect((await service.request('preview/open', { ...odd, head: false, split: true })).rows).toBe(1);
  });

  it('may be pictures: of MNIST, of a generator, in folders', async () => {
    for (const name of ['mnist-cnn.model.yaml', ...digitFiles]) {
      workspace.file(name, fs.readFileSync(path.join(root, 'examples', name)));
    }
    const digits = reference('mnist-cnn.model.yaml');
    const preview = await service.request('preview/open', { ...digits, head: false, split: true });
    expect(preview).toMatchObject({ imageColumn: 0, classColumn: 1, rows: 10_000, split: { test: 2000 } });
    const [first] = (await rows(digits, 0, 1)).rows;
    expect(first?.image).toMatchObject({ height: 28, width: 28, channels: 1 });
    for (const [name, size] of [
      ['pictures/cat/one.png', 6],
      ['pictures/dog/two.png', 300],
      ['pictures/dog/three.png', 8],
    ] as const) {
      workspace.file(name, plainPng(size, 90));
    }
    workspace.file('pictures/dog/zero.png', 'no picture');
    const folder = alone('pictures/');
    const opened = await service.request('preview/open', { ...folder, head: false, split: true });
    expect(opened).toMatchObject({
      rows: 4,
      imageColumn: 0,
      classes: [
        { label: 'cat', count: 1 },
        { label: 'dog', count: 3 },
      ],
    });
    const dogs = (await rows(folder, 0, 9, { label: 'dog' })).rows;
    expect(dogs.map(({ cells, image }) => [cells[0], image?.width])).toEqual([
      ['dog/three.png', 8],
      ['dog/two.png', 160],
      ['dog/zero.png', undefined],
    ]);
    const made = { ...digits, text: 'data: {source: {generate: digits, samples: 20}}\nmodel: [flatten, dense: 10]\n' };
    expect((await rows(made, 0, 50)).rows.length).toBe(20);
  });

  it('may be so long that its start is shown first', async () => {
    const lines = Array.from({ length: 60_000 }, (_, row) => `${row},${row % 7},${row * 0.5}`);
    fs.writeFileSync(workspace.file('long.csv'), `id,week,half\n${lines.join('\n')}\n`);
    const long = alone('long.csv');
    const head = await service.request('preview/open', { ...long, head: true, split: false });
    expect(head.partial).toBe(true);
    expect(head.rows).toBeGreaterThan(1000);
    expect(head.rows).toBeLessThan(60_000);
    expect((await service.request('preview/open', { ...long, head: false, split: true })).rows).toBe(60_000);
    expect((await rows(long, 59_998, 5)).rows.map(({ cells }) => cells[0])).toEqual([59_998, 59_999]);
  });

  it('is refused where there is none, in words', async () => {
    const code = async (of: PreviewReference) =>
      service.request('preview/open', { ...of, head: false, split: true }).then(
        () => 'answered',
        (error: unknown) => (error instanceof StudioError ? error.code : String(error)),
      );
    expect(await code(alone('gone.csv'))).toBe('data-file-missing');
    expect(await code({ ...reference('iris.model.yaml'), part: 'test' })).toBe('data-no-part');
    expect(await code({ ...alone('x.csv'), text: 'data: [' })).toBe('model-file-wrong');
    const wrong = { ...alone('x.csv'), part: 'elsewhere' as PreviewReference['part'] };
    expect(await code(wrong)).toBe('bad-message');
    expect(path.basename(workspace.file('x.csv'))).toBe('x.csv');
  });
});
