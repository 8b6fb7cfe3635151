import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareData, prepareFile, readFacts, readRows } from '../../../src/engine/data';
import { checkModelFile, type ModelFile } from '../../../src/language';
import { plainPng, png, withTree } from './png';

const network = 'model: [flatten, {dense: {units: 2, activation: softmax}}]\ntrain: {epochs: 1}\n';

async function modelFile(data: string, folder: string): Promise<ModelFile> {
  const { model, problems } = await checked(data, folder);
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}

async function checked(data: string, folder: string) {
  const text = `name: test\ndata: ${data}\n${network}`;
  const { data: spec } = checkModelFile(text, { fileName: 'test.model.yaml' });
  if (!spec) throw new Error('no data section');
  return checkModelFile(text, { fileName: 'test.model.yaml', facts: await readFacts(spec, folder) });
}

/** Dark and light pictures, `count` of each, of 4 x 4 pixels. */
function pictures(folder: string, count: number, side = 4): Record<string, Uint8Array> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      [`${folder}/dark/${index}.png`, plainPng(side, index)],
      [`${folder}/light/${index}.png`, plainPng(side, 200 + index)],
    ]).flat() as [string, Uint8Array][],
  );
}

describe('a folder of images', () => {
  it('has a class for each sub-folder, and what it holds is known without decoding', async () => {
    await withTree(pictures('photos', 6), async (folder) => {
      const file = await modelFile('{source: photos/}', folder);
      const facts = await readFacts(file.data, folder);
      expect(facts).toMatchObject({
        rows: 12,
        columns: [
          { name: 'image', type: 'image', imageShape: [4, 4, 1] },
          { name: 'label', type: 'category', categories: ['dark', 'light'] },
        ],
      });
      const { splits, summary } = await prepareData(file, folder);
      expect([splits.train.rows, splits.validation?.rows, splits.test?.rows]).toEqual([10, 1, 1]);
      for (let row = 0; row < splits.train.rows; row++) {
        const tone = splits.train.inputs['image']?.values[row * 16] ?? 0;
        expect(tone > 0.5 ? 1 : 0).toBe(splits.train.target?.values[row]);
      }
      expect(summary.notices).toEqual([]);
    });
  });

  it.each([
    ['ink on paper', 235, 20, 'light'],
    ['light on dark', 20, 235, 'dark'],
    ['neither', 90, 235, undefined],
  ] as const)('of %s says what the ground of its pictures is', async (_, ground, ink, expected) => {
    const drawing = (at: number) => {
      const pixels = new Uint8Array(36).fill(ground);
      pixels.fill(ink, 14, 14 + (at % 3));
      return png(6, 6, pixels);
    };
    const tree = Object.fromEntries(
      Array.from({ length: 12 }, (_one, at) => [`scans/${at % 2}/${at}.png`, drawing(at)] as const),
    );
    await withTree(tree, async (folder) => {
      const { signature } = await prepareData(await modelFile('{source: scans/}', folder), folder);
      const [field] = signature.inputs;
      expect(field).toMatchObject({ type: 'image', height: 6, width: 6, channels: 1 });
      expect(field?.type === 'image' && field.ground).toBe(expected);
    });
  });

  it.each([
    ['train', 'validation', 'test'],
    ['Training', 'val', 'testing'],
  ])('that has the parts %s, %s and %s is divided by them', async (train, validation, test) => {
    const tree = {
      ...pictures(`photos/${train}`, 4),
      ...pictures(`photos/${validation}`, 2, 6),
      ...pictures(`photos/${test}`, 1),
    };
    await withTree(tree, async (folder) => {
      const file = await modelFile('{source: photos/}', folder);
      const { splits } = await prepareData(file, folder);
      expect([splits.train.rows, splits.validation?.rows, splits.test?.rows]).toEqual([8, 4, 2]);
      expect(splits.validation?.inputs['image']?.shape).toEqual([4, 4, 1]);
    });
  });

  it('of several sizes needs one, which is proposed, while it is written and when it is read', async () => {
    const tree = { ...pictures('photos', 3, 40), 'photos/dark/wide.png': png(60, 40, new Uint8Array(2400)) };
    await withTree(tree, async (folder) => {
      const { problems, data } = await checked('{source: photos/}', folder);
      expect(problems).toContainEqual(
        expect.objectContaining({
          code: 'image-sizes',
          message: expect.objectContaining({
            args: expect.objectContaining({ first: 'dark/0.png', other: 'dark/wide.png', size: '40, 40' }) as unknown,
          }) as unknown,
        }),
      );
      expect(data).toBeDefined();
      const sized = await modelFile('{source: photos/, inputs: {image: {size: [8, 12], channels: 3}}}', folder);
      const { splits } = await prepareData(sized, folder);
      expect(splits.train.inputs['image']?.shape).toEqual([8, 12, 3]);
      const unsized = { ...sized, data: { ...sized.data, inputs: null } };
      await expect(prepareData(unsized, folder)).rejects.toMatchObject({ code: 'data-image-sizes' });
    });
  });

  it('is read past torn and foreign files, which are named, hidden ones, and links that lead out of it', async () => {
    const tree = {
      ...pictures('photos', 4),
      'photos/dark/torn.png': plainPng(4, 1).slice(0, 40),
      'photos/light/fake.jpg': 'not an image',
      'photos/light/notes.txt': 'a note',
      'photos/stray.png': plainPng(4, 1),
      'photos/.hidden/a.png': plainPng(4, 1),
      'photos/dark/.b.png': plainPng(4, 1),
      'elsewhere/secret.png': plainPng(4, 7),
    };
    await withTree(tree, async (folder) => {
      symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'photos/linked'));
      symlinkSync(path.join(folder, 'elsewhere/secret.png'), path.join(folder, 'photos/dark/secret.png'));
      const file = await modelFile('{source: photos/, split: {validation: 0, test: 0}}', folder);
      const { splits, summary } = await prepareData(file, folder);
      expect(splits.train.rows).toBe(8);
      expect(summary.notices).toEqual([
        {
          key: 'engine.dataImagesTorn',
          args: { folder: 'photos/', count: 2, files: 'dark/torn.png, light/fake.jpg' },
        },
        {
          key: 'engine.dataImagesOther',
          args: { folder: 'photos/', count: 4, files: 'dark/secret.png, light/notes.txt, linked, ...' },
        },
      ]);
    });
  });

  it('tells how far it is read, and stops when it is asked to', async () => {
    await withTree(pictures('photos', 12), async (folder) => {
      const file = await modelFile('{source: photos/}', folder);
      const seen: number[][] = [];
      const stop = new AbortController();
      const onProgress = (done: number, total: number) => {
        seen.push([done, total]);
        stop.abort();
      };
      await expect(prepareData(file, folder, { signal: stop.signal, onProgress })).rejects.toThrow();
      expect(seen).toEqual([[8, 24]]);
      await expect(prepareData(file, folder)).resolves.toMatchObject({ splits: { test: { rows: 3 } } });
    });
  });

  it('that changes, also by a move from class to class, is other data', async () => {
    await withTree(pictures('photos', 3), async (folder) => {
      const file = await modelFile('{source: photos/}', folder);
      const before = await prepareData(file, folder);
      writeFileSync(path.join(folder, 'photos/dark/9.png'), plainPng(4, 1));
      const after = await prepareData(file, folder);
      expect(after.fingerprint).not.toBe(before.fingerprint);
      expect(after.facts.rows).toBe(7);
    });
  });

  it('can be predicted and evaluated with a trained version, with and without classes', async () => {
    const tree = { ...pictures('photos', 4), ...pictures('others', 2, 6), 'loose/a.png': plainPng(9, 3) };
    await withTree(tree, async (folder) => {
      const { preprocessing } = await prepareData(await modelFile('{source: photos/}', folder), folder);
      const rows = await readRows(preprocessing, 'others', { folder });
      expect(rows.map((row) => row['label'])).toEqual(['dark', 'dark', 'light', 'light']);
      expect(await readRows(preprocessing, 'loose', { folder })).toHaveLength(1);
      const { split } = await prepareFile(preprocessing, 'others', { folder });
      expect(split.inputs['image']?.shape).toEqual([4, 4, 1]);
      expect([...(split.target?.values ?? [])]).toEqual([0, 0, 1, 1]);
    });
  });

  it.each([
    ['{source: photos}', 'data-not-found', 'language.dataFolder'],
    ['{source: table.csv, format: images}', 'data-not-found', 'language.dataNoFolder'],
    ['{source: photos/, inputs: {image: {channels: 2}}}', 'out-of-range', 'language.imageChannelsTwo'],
    ['{source: photos/, header: true}', 'no-effect', 'language.settingWithoutEffect'],
  ])('is told apart from a file: %s', async (data, code, key) => {
    await withTree({ ...pictures('photos', 2), 'table.csv': 'a,b\n1,2\n' }, async (folder) => {
      const { problems } = await checked(data, folder);
      expect(problems).toContainEqual(
        expect.objectContaining({ code, message: expect.objectContaining({ key }) as unknown }),
      );
    });
  });
});

describe('a column of image paths', () => {
  const tree = {
    'data/a.png': plainPng(4, 10),
    'data/b.png': plainPng(4, 250),
    'data/torn.png': 'no image',
    'data/list.csv': `photo,kind\n${'a.png,dark\nb.png,light\n'.repeat(10)}torn.png,dark\nlost.png,light\n`,
  };

  it('is guessed, and its images are read from beside the table', async () => {
    await withTree(tree, async (folder) => {
      const file = await modelFile('{source: data/list.csv, target: kind}', folder);
      const { splits, facts, preprocessing, summary } = await prepareData(file, folder);
      expect(facts.columns?.[0]).toMatchObject({ name: 'photo', type: 'image', imageShape: [4, 4, 1] });
      expect(splits.train.rows + (splits.validation?.rows ?? 0) + (splits.test?.rows ?? 0)).toBe(20);
      expect(summary.notices.map(({ key }) => key)).toEqual(['engine.dataImagesTorn', 'engine.dataRowsWithoutImage']);
      for (let row = 0; row < splits.train.rows; row++) {
        const tone = splits.train.inputs['photo']?.values[row * 16] ?? 0;
        expect(tone > 0.5 ? 1 : 0).toBe(splits.train.target?.values[row]);
      }
      const rows = await readRows(preprocessing, 'data/list.csv', { folder });
      expect(rows[0]).toEqual({ photo: path.join(folder, 'data/a.png'), kind: 'dark' });
    });
  });
});
