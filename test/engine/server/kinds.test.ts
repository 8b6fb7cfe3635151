import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../../src/store';
import { runProgram } from '../cli/program';
import { makeWorkspace } from '../cli/workspace';
import { trainEveryKind } from './everyKind';
import { fuzz } from './fuzz';
import { ask, end, post, serve, serveInTest, type Served } from './servedIris';

const workspace = makeWorkspace();
let served: Served;
let names: readonly string[];

beforeAll(async () => {
  names = await trainEveryKind(workspace);
  served = await serve(workspace);
});
afterAll(() => end(served));

const person = async (model: string, body: unknown) => post(`${served.url}/v1/models/${model}/predict`, body);
const rows = async (model: string, body: unknown) => post(`${served.url}/v1/models/${model}:predict`, body);
const infer = async (model: string, inputs: unknown) => post(`${served.url}/v2/models/${model}/infer`, { inputs });

interface Listed {
  readonly name: string;
  readonly ready: boolean;
  readonly example: Readonly<Record<string, unknown>>;
  readonly window?: { readonly length: number; readonly group: string | null };
}

async function listed(): Promise<ReadonlyMap<string, Listed>> {
  const { body } = await ask(`${served.url}/v1/models`);
  return new Map((body['models'] as readonly Listed[]).map((model) => [model.name, model]));
}

/** What `model-studio predict` answers. */
async function told(model: string, input: unknown): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { lines } = await runProgram(workspace, ['predict', model, '--json', '--input', JSON.stringify(input)]);
  return lines;
}

const firstOutput = (body: Readonly<Record<string, unknown>>) =>
  (body['outputs'] as readonly { readonly name: string; readonly data: readonly number[] }[])[0];

describe('every kind of model', () => {
  it('is ready, and answers its own example in the form for people', async () => {
    const all = await listed();
    expect([...all.keys()].sort()).toEqual([...names].sort());
    for (const { name, ready, example, window } of all.values()) {
      expect([name, ready]).toEqual([name, true]);
      const answer = await person(name, window ? Array(window.length).fill(example) : example);
      expect([name, answer.status, answer.body['version']]).toEqual([name, 200, 1]);
    }
  });

  it('tells what it takes and gives, as its answers are', async () => {
    for (const name of names) {
      const { body } = await ask(`${served.url}/v2/models/${name}`);
      expect([name, (body['inputs'] as readonly unknown[]).length]).not.toEqual([name, 0]);
      const metadata = await ask(`${served.url}/v1/models/${name}/metadata`);
      expect([name, metadata.status]).toEqual([name, 200]);
    }
  });
});

describe('a regression', () => {
  const house = { area: 44, side: 'south', rooms: 3 };

  it('answers alike by every protocol, and as the command line does', async () => {
    const value = Number((await told('house', house))[0]?.['output']);
    expect(await person('house', house)).toMatchObject({ body: { target: 'price' } });
    const answers = [
      (await person('house', house)).body['value'],
      ((await rows('house', { instances: [house] })).body['predictions'] as number[][])[0]?.[0],
      ((await rows('house', { instances: [[44, 'south', 3]] })).body['predictions'] as number[][])[0]?.[0],
      (
        (await rows('house', { inputs: { area: [44], side: ['south'], rooms: [3] } })).body['outputs'] as number[][]
      )[0]?.[0],
      (
        (await rows('house', { instances: [{ ...house, side: { b64: btoa('south') } }] })).body[
          'predictions'
        ] as number[][]
      )[0]?.[0],
      firstOutput(
        (
          await infer('house', [
            { name: 'area', shape: [1], datatype: 'INT32', data: [44] },
            { name: 'side', shape: [1], datatype: 'BYTES', data: ['south'] },
            { name: 'rooms', shape: [1, 1], datatype: 'FP64', data: [[3]] },
          ])
        ).body,
      )?.data[0],
    ];
    for (const answer of answers) expect(answer).toBeCloseTo(value, 4);
  });

  it('fills what is missing as in training, and refuses what it does not know', async () => {
    expect(await person('house', { ...house, rooms: null })).toMatchObject({ status: 200 });
    expect(await person('house', { ...house, area: null })).toMatchObject({ status: expect.any(Number) as number });
    const unknown = await person('house', { ...house, side: 'east' });
    expect(unknown).toMatchObject({ status: 400, body: { details: [{ path: 'side' }] } });
    const figures = await (await fetch(`${served.url}/metrics`)).text();
    expect(figures).toContain('model_studio_categories_unseen_total{model="house",version="1",input="side"} 1');
  });
});

describe('a classifier of pictures', () => {
  const grey = Array.from({ length: 28 }, () => Array<number>(28).fill(128));

  it('takes pixels and files, in base64 or as the body itself', async () => {
    const flat = grey.flat();
    const wanted = (await rows('digits', { instances: [grey] })).body['predictions'] as number[][];
    expect(wanted[0]).toHaveLength(10);
    const deep = grey.map((line) => line.map((pixel) => [pixel]));
    expect((await rows('digits', { instances: [deep] })).body['predictions']).toEqual(wanted);
    const tensor = { name: 'image', shape: [1, 28, 28, 1], datatype: 'UINT8', data: flat };
    expect(firstOutput((await infer('digits', [tensor])).body)?.data).toEqual(wanted[0]);
    const picture = String((await listed()).get('digits')?.example['image']);
    const one = await person('digits', { image: picture });
    const two = await person('digits', { image: `data:image/png;base64,${picture}` });
    const body = Uint8Array.from(Buffer.from(picture, 'base64'));
    const three = await ask(`${served.url}/v1/models/digits/predict`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'image/png' },
    });
    const four = await rows('digits', { instances: [{ b64: picture }] });
    expect([two.body, three.body]).toEqual([one.body, one.body]);
    expect((four.body['predictions'] as number[][])[0]).toEqual(Object.values(one.body['probabilities'] as object));
  });

  it.each<[what: string, body: unknown]>([
    ['a path', { image: '/etc/passwd' }],
    ['a path of a picture', { image: 'media/icon.png' }],
    ['no picture', { image: btoa('no picture at all') }],
    ['a cut picture', { image: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB' }],
    ['pixels', { image: grey }],
    ['nothing', {}],
  ])('refuses %s', async (_, body) => {
    const answer = await person('digits', body);
    expect(answer.status).toBe(400);
    const [detail] = answer.body['details'] as readonly { readonly path: string }[];
    expect(detail?.path).toMatch(/^(\[0\]\.)?image$/);
  });
});

describe('a classifier of texts', () => {
  it('takes a text by every protocol', async () => {
    const text = 'a good film, and 好 too';
    const { body } = await person('review', { text });
    const wanted = Object.values(body['probabilities'] as Readonly<Record<string, number>>);
    const plain = await ask(`${served.url}/v1/models/review/predict`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    expect(plain.body).toEqual(body);
    expect((await rows('review', { instances: [text] })).body['predictions']).toEqual([wanted]);
    expect((await rows('review', { instances: [{ text }] })).body['predictions']).toEqual([wanted]);
    const tensor = { name: 'text', shape: [1], datatype: 'BYTES', data: [text] };
    expect(firstOutput((await infer('review', [tensor])).body)?.data).toEqual(wanted);
    expect(await person('review', { text: 5 })).toMatchObject({ status: 400 });
    expect(await person('review', { text: '' })).toMatchObject({ status: 200 });
  });
});

describe('a forecast', () => {
  const steps = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ value: first + index / 10 }));

  it('takes the steps of a series and answers once, never with those of another request', async () => {
    const series = [0, 1, 2, 3].map((index) => steps(2 * index, 6 + (index % 3)));
    const wanted = await Promise.all(
      series.map(async (one) => (await told('forecast', one))[0]?.['output'] as number[]),
    );
    const answers = await Promise.all([...Array(24).keys()].map((index) => person('forecast', series[index % 4])));
    for (const [index, { status, body }] of answers.entries()) {
      expect(status).toBe(200);
      const predictions = body['predictions'] as readonly { readonly value: number }[];
      expect(predictions).toHaveLength(1);
      expect(predictions[0]?.value).toBeCloseTo(wanted[index % 4]?.[0] ?? 0, 4);
    }
    const column = { value: series[0]?.map(({ value }) => value) };
    const { body } = await rows('forecast', { inputs: column });
    expect((body['outputs'] as number[][])[0]?.[0]).toBeCloseTo(wanted[0]?.[0] ?? 0, 4);
  });

  it('says how many steps it needs', async () => {
    const answer = await person('forecast', steps(0, 5));
    expect(answer.status).toBe(400);
    expect(answer.body['error']).toContain('6');
  });

  it('of several series answers for each, by its name', async () => {
    const sold = (shop: string | number, first: number) =>
      Array.from({ length: 4 }, (_, index) => ({ shop, sold: first + index }));
    const { status, body } = await person('shops', [...sold('one', 5), ...sold(3, 90)]);
    const predictions = body['predictions'] as readonly { readonly shop: string; readonly value: number }[];
    expect([status, predictions.map(({ shop }) => shop)]).toEqual([200, ['one', '3']]);
    const alone = await person('shops', sold('x', 90));
    expect((alone.body['predictions'] as readonly { readonly value: number }[])[0]?.value).toBeCloseTo(
      predictions[1]?.value ?? 0,
      4,
    );
    const short = await person('shops', [...sold('one', 5), { shop: 'two', sold: 1 }]);
    expect(short.status).toBe(400);
    expect(short.body['error']).toContain('two');
  });
});

describe('an autoencoder', () => {
  it('answers with the error of what it makes, and with that', async () => {
    const [cli] = await told('again', { x: 0.5, y: -0.5 });
    const { body } = await person('again', { x: 0.5, y: -0.5 });
    expect(body['error']).toBeCloseTo(Number(cli?.['error']), 5);
    expect(Object.keys(body['reconstruction'] as object)).toEqual(['x', 'y']);
    const { body: raw } = await rows('again', { instances: [[0.5, -0.5]] });
    expect((raw['predictions'] as number[][])[0]?.[0]).toBeCloseTo(Number(cli?.['error']), 5);
    expect(
      firstOutput(
        (await infer('again', [{ name: 'features', shape: [1, 2], datatype: 'FP32', data: [0.5, -0.5] }])).body,
      ),
    ).toMatchObject({
      name: 'error',
      shape: [1, 1],
    });
  });

  it('of pictures gives the picture', async () => {
    const { image } = (await listed()).get('points')?.example ?? {};
    const { body } = await person('points', { image });
    expect(body['reconstruction']).toMatchObject({ width: 28, height: 28, channels: 1 });
  });
});

describe('a model in code', () => {
  it('answers as the command line does', async () => {
    const [cli] = await told('waves', { time: 3 });
    const { body } = await person('waves', { time: 3 });
    expect(body['value']).toBeCloseTo((cli?.['output'] as number[])[0] ?? 0, 4);
  });
});

/** test/long/fuzz.test.ts asks far more. */
describe('whatever the OpenAPI document allows, and what it does not,', () => {
  it('is answered as the document says, and never by a failure of the server', async () => {
    const { code, said } = await fuzz(served.url, { examples: 10, seed: 7 });
    expect(said).toContain('generated');
    expect(code, said).toBe(0);
    expect(await ask(`${served.url}/v2/health/ready`)).toMatchObject({ status: 200 });
  }, 600_000);

  it('is refused without a key where keys are asked for', async () => {
    const models = ['iris', 'house'];
    const { token } = createKey(workspace.store, { name: 'fuzz', models, actions: ['read', 'predict', 'metrics'] });
    const locked = await serveInTest(workspace, ['--workers', '1', '--keys']);
    const { code, said } = await fuzz(locked.url, { examples: 5, seed: 7, token });
    expect(said).toContain('generated');
    expect(code, said).toBe(0);
  }, 600_000);
});
