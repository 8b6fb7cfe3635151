import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace } from '../cli/workspace';
import { ask, end, flower, post, serve, trainIris, type Answer, type Served } from './servedIris';

const workspace = makeWorkspace();
const values = Object.values(flower);
let url: string;
let served: Served;

beforeAll(async () => {
  await trainIris(workspace, 1);
  await trainIris(workspace, 2);
  served = await serve(workspace);
  ({ url } = served);
});
afterAll(() => end(served));

/** The probabilities of the flower, by whatever protocol. */
async function probabilities(): Promise<readonly number[]> {
  const { body } = await post(`${url}/v1/models/iris/predict`, flower);
  return Object.values(body['probabilities'] as Readonly<Record<string, number>>);
}

const outputOf = ({ body }: Answer, name: string) =>
  (body['outputs'] as readonly { name: string; data: readonly unknown[]; shape: readonly number[] }[]).find(
    (output) => output.name === name,
  );

describe('an explanation', () => {
  it('says what each column adds to the answer, by the method and of the class that are asked for', async () => {
    const [first = 0] = await probabilities();
    const { status, body } = await post(`${url}/v1/models/iris/explain`, flower);
    expect(status).toBe(200);
    expect(body).toMatchObject({ model: 'iris', version: 2, method: 'integratedGradients', label: 'Iris-setosa' });
    expect(body['output']).toBeCloseTo(first, 4);
    const [part] = body['parts'] as readonly { readonly columns: readonly { readonly effect: number }[] }[];
    const sum = part?.columns.reduce((total, { effect }) => total + effect, 0) ?? NaN;
    expect(sum).toBeCloseTo(first - Number(body['baseline']), 2);
    const other = await post(
      `${url}/v1/models/iris/versions/1/explain?method=occlusion&class=${encodeURIComponent('Iris-virginica')}`,
      flower,
    );
    expect(other.body).toMatchObject({ version: 1, method: 'occlusion', label: 'Iris-virginica', gap: null });
  });

  it.each([
    ['?method=guess', flower, 'method'],
    ['?class=rose', flower, 'class'],
    ['', [flower, flower], ''],
    ['', { ...flower, petal_width: 'wide' }, 'petal_width'],
  ])('is refused with a reason: %s %j', async (query, body, path) => {
    const answer = await post(`${url}/v1/models/iris/explain${query}`, body);
    expect(answer).toMatchObject({ status: 400, body: { details: [{ path }] } });
  });
});

describe('the Open Inference Protocol', () => {
  it('tells of health, of the server and of the model', async () => {
    expect(await ask(`${url}/v2/health/live`)).toMatchObject({ status: 200, body: { live: true } });
    expect(await ask(`${url}/v2/health/ready`)).toMatchObject({ status: 200, body: { ready: true } });
    expect((await ask(`${url}/v2`)).body).toMatchObject({ name: 'model-studio', extensions: ['binary_tensor_data'] });
    expect((await ask(`${url}/v2/models/iris/versions/1/ready`)).body).toEqual({ name: 'iris', ready: true });
    expect((await ask(`${url}/v2/models/iris`)).body).toMatchObject({
      name: 'iris',
      versions: ['1', '2'],
      inputs: Object.keys(flower).map((name) => ({ name, datatype: 'FP32', shape: [-1] })),
      outputs: [
        { name: 'probabilities', datatype: 'FP32', shape: [-1, 3] },
        { name: 'label', datatype: 'BYTES', shape: [-1] },
      ],
    });
  });

  const columns = (datatype: string, row: readonly number[] = values) =>
    Object.keys(flower).map((name, index) => ({ name, shape: [1], datatype, data: [row[index]] }));

  it.each([
    ['columns', columns('FP64')],
    ['columns of another shape', columns('FP32').map((one) => ({ ...one, shape: [1, 1], data: [one.data] }))],
    ['one flat tensor', [{ name: 'features', shape: [1, 4], datatype: 'FP32', data: values }]],
    ['one nested tensor', [{ name: 'features', shape: [1, 4], datatype: 'FP64', data: [values] }]],
  ])('answers %s, with the id that was given', async (_, inputs) => {
    const answer = await post(`${url}/v2/models/iris/infer`, { id: 'mine', inputs });
    expect(answer).toMatchObject({ status: 200, body: { id: 'mine', model_name: 'iris', model_version: '2' } });
    expect(outputOf(answer, 'probabilities')).toMatchObject({ shape: [1, 3], data: await probabilities() });
    expect(outputOf(answer, 'label')?.data).toEqual(['Iris-setosa']);
  });

  it('takes whole numbers of every datatype', async () => {
    for (const datatype of ['INT8', 'INT16', 'INT32', 'INT64', 'UINT8', 'UINT16', 'UINT32', 'UINT64']) {
      const answer = await post(`${url}/v2/models/iris/infer`, { inputs: columns(datatype, [5, 3, 1, 1]) });
      expect([datatype, answer.status]).toEqual([datatype, 200]);
    }
  });

  it('gives the outputs that are asked for', async () => {
    const { body } = await post(`${url}/v2/models/iris/infer`, {
      inputs: columns('FP32'),
      outputs: [{ name: 'label' }],
    });
    expect((body['outputs'] as readonly { name: string }[]).map(({ name }) => name)).toEqual(['label']);
  });

  it('takes and gives binary tensors', async () => {
    const bytes = Buffer.from(Float32Array.from([...values, ...values]).buffer);
    const head = Buffer.from(
      JSON.stringify({
        parameters: { binary_data_output: true },
        inputs: [
          { name: 'features', shape: [2, 4], datatype: 'FP32', parameters: { binary_data_size: bytes.byteLength } },
        ],
      }),
    );
    const answer = await fetch(`${url}/v2/models/iris/infer`, {
      method: 'POST',
      body: Buffer.concat([head, bytes]),
      headers: {
        'inference-header-content-length': String(head.byteLength),
        'content-type': 'application/octet-stream',
      },
    });
    const all = Buffer.from(await answer.arrayBuffer());
    const length = Number(answer.headers.get('inference-header-content-length'));
    const { outputs } = JSON.parse(all.subarray(0, length).toString()) as {
      outputs: readonly { shape: readonly number[]; parameters: { binary_data_size: number } }[];
    };
    expect(outputs.map(({ shape, parameters }) => [shape, parameters.binary_data_size])).toEqual([
      [[2, 3], 24],
      [[2], 30],
    ]);
    const wanted = await probabilities();
    for (const [index, value] of [...wanted, ...wanted].entries()) {
      expect(all.readFloatLE(length + 4 * index)).toBeCloseTo(value, 5);
    }
    expect(all.subarray(length + 28, length + 39).toString()).toBe('Iris-setosa');
  });
});

describe("TensorFlow Serving's REST API", () => {
  it.each([
    ['rows in order', { instances: [values] }, 'predictions'],
    ['rows by name', { signature_name: 'serving_default', instances: [flower] }, 'predictions'],
    [
      'columns',
      { inputs: Object.fromEntries(Object.entries(flower).map(([name, value]) => [name, [value]])) },
      'outputs',
    ],
    [
      'columns of lists',
      { inputs: Object.fromEntries(Object.entries(flower).map(([name, value]) => [name, [[value]]])) },
      'outputs',
    ],
    ['one tensor', { inputs: [values] }, 'outputs'],
  ])('answers %s', async (_, body, key) => {
    const answer = await post(`${url}/v1/models/iris:predict`, body);
    expect(answer).toMatchObject({ status: 200, body: { [key]: [await probabilities()] } });
  });

  it('tells of the state and the signature of a version', async () => {
    const available = (version: string) => ({
      version,
      state: 'AVAILABLE',
      status: { error_code: 'OK', error_message: '' },
    });
    expect((await ask(`${url}/v1/models/iris`)).body).toEqual({
      model_version_status: [available('2'), available('1')],
    });
    expect((await ask(`${url}/v1/models/iris/labels/latest`)).body).toEqual({ model_version_status: [available('2')] });
    expect((await ask(`${url}/v1/models/iris/versions/1/metadata`)).body).toMatchObject({
      model_spec: { name: 'iris', version: '1' },
      metadata: {
        signature_def: { signature_def: { serving_default: { method_name: 'tensorflow/serving/predict' } } },
      },
    });
  });
});

describe('the form for people', () => {
  it('answers one row, or a list of them, with label, probabilities and version', async () => {
    const one = await post(`${url}/v1/models/iris/predict`, { ...flower, petal_width: ' 0.2 ', other: 'ignored' });
    expect(one).toMatchObject({ status: 200, body: { model: 'iris', version: 2, label: 'Iris-setosa' } });
    const { predictions, ...rest } = (await post(`${url}/v1/models/iris/predict`, [flower, flower])).body;
    expect(rest).toEqual({ model: 'iris', version: 2 });
    expect(predictions).toHaveLength(2);
  });

  it.each<[path: string, headers: Readonly<Record<string, string>>, version: number]>([
    ['/v1/models/iris/versions/1/predict', {}, 1],
    ['/v1/models/iris/labels/latest/predict', {}, 2],
    ['/v1/models/iris/predict', { 'model-version': '1' }, 1],
    ['/v1/models/iris/predict', { 'model-version': 'latest' }, 2],
  ])('takes the version by path or header: %s %j', async (path, headers, version) => {
    expect((await post(url + path, flower, headers)).body).toMatchObject({ version });
  });

  it('reads a compressed body', async () => {
    const answer = await fetch(`${url}/v1/models/iris/predict`, {
      method: 'POST',
      body: new Uint8Array(gzipSync(JSON.stringify(flower))),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect(answer.status).toBe(200);
  });
});

describe('the document of the API', () => {
  it("describes every route, with the model's own columns", async () => {
    const { body } = await ask(`${url}/openapi.json`);
    expect(body['openapi']).toBe('3.1.0');
    const paths = body['paths'] as Readonly<Record<string, unknown>>;
    expect(JSON.stringify(paths['/v1/models/iris/predict'])).toContain('sepal_length');
    expect(Object.keys(paths)).toContain('/v2/models/{model}/versions/{version}/infer');
  });

  it.each([
    ['en', 'Predict'],
    ['zh-CN,zh;q=0.9', '预测'],
  ])('has a page to try it, which loads from nowhere else (%s)', async (language, word) => {
    const answer = await fetch(`${url}/`, { headers: { 'accept-language': language } });
    expect(await answer.text()).toContain(word);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});
