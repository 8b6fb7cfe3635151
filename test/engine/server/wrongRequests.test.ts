import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace } from '../cli/workspace';
import { ask, end, flower, post, serve, trainIris, type Served } from './servedIris';

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

describe('what is wrong is told with its place, and never a failure of the server:', () => {
  const infer = '/v2/models/iris/infer';
  const rows = '/v1/models/iris:predict';
  const person = '/v1/models/iris/predict';
  const tensor = { name: 'features', shape: [1, 4], datatype: 'FP32', data: values };
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  const table: [path: string, body: unknown, status: number, place?: string][] = [
    [infer, '{', 400],
    [infer, '\ud800', 400],
    [infer, deep, 400, ''],
    [infer, `{"inputs": ${deep}}`, 400, 'inputs[0]'],
    [infer, 'null', 400, ''],
    [infer, {}, 400, 'inputs'],
    [infer, { inputs: [] }, 400, 'inputs'],
    [infer, { inputs: [{ ...tensor, shape: [1, 3] }] }, 400, 'inputs[0].data'],
    [infer, { inputs: [{ ...tensor, shape: [2, 2] }] }, 400, 'inputs[0].shape'],
    [infer, { inputs: [{ ...tensor, shape: [-1, 4] }] }, 400, 'inputs[0].shape'],
    [infer, { inputs: [{ ...tensor, shape: [1e15, 1e15] }] }, 400, 'inputs[0].shape'],
    [infer, { inputs: [{ ...tensor, shape: [0, 4], data: [] }] }, 400, 'inputs'],
    [infer, { inputs: [{ ...tensor, datatype: 'FP8' }] }, 400, 'inputs[0].datatype'],
    [infer, { inputs: [{ ...tensor, datatype: 'INT8' }] }, 400, 'inputs[0].data[0]'],
    [infer, { inputs: [{ ...tensor, datatype: 'BYTES', data: ['a', 'b', 'c', 'd'] }] }, 400, 'inputs[0].datatype'],
    [infer, { inputs: [{ ...tensor, data: [1, 2, 3, null] }] }, 400, 'inputs[0].data[3]'],
    [
      infer,
      {
        inputs: [
          {
            ...tensor,
            data: [
              [1, 2],
              [3, 4],
            ],
          },
        ],
      },
      400,
      'inputs[0].data',
    ],
    [infer, { inputs: [{ ...tensor, name: 'other' }] }, 400, 'inputs[0].name'],
    [infer, { inputs: [{ ...tensor, data: undefined }] }, 400, 'inputs[0]'],
    [infer, { inputs: [{ ...tensor, parameters: { binary_data_size: 16 } }] }, 400, 'inputs[0]'],
    [infer, { inputs: [tensor], outputs: [{ name: 'other' }] }, 400, 'outputs[0].name'],
    [rows, { instances: [values], inputs: [values] }, 400],
    [rows, {}, 400],
    [rows, { instances: [] }, 400, 'instances'],
    [rows, { instances: [[1, 2, 3]] }, 400, 'instances[0]'],
    [rows, { instances: [{ ...flower, colour: 1 }] }, 400, 'instances[0].colour'],
    [rows, { instances: [values], signature_name: 'other' }, 400, 'signature_name'],
    [rows, { inputs: { sepal_length: [1] } }, 400, 'inputs.sepal_width'],
    [person, { ...flower, petal_width: 'wide' }, 400, 'petal_width'],
    [person, [flower, { ...flower, petal_width: [] }], 400, '[1].petal_width'],
    [person, { sepal_length: 1 }, 400, 'sepal_width'],
    [person, '{"__proto__": {"sepal_length": 1}}', 400, 'sepal_length'],
    [person, [], 400, ''],
    ['/v1/models/nobody/predict', flower, 404],
    ['/v1/models/..%2f..%2fetc%2fpasswd/predict', flower, 404],
    ['/v1/models/__proto__/predict', flower, 404],
    ['/v1/models/%00/predict', flower, 404],
    ['/v1/models/%ff/predict', flower, 400],
    ['/v1/models/iris/versions/9/predict', flower, 404],
    ['/v1/models/iris/versions/99999999999999999999/predict', flower, 404],
    ['/v1/models/iris/labels/nobody/predict', flower, 404],
    ['/v2/health/live', flower, 405],
    ['/nowhere', flower, 404],
  ];

  it.each(table)('%s %j', async (...[path, body, status, place]) => {
    const answer = await post(`${url}${path}`, body);
    expect(answer.status).toBe(status);
    expect(typeof answer.body['error']).toBe('string');
    const [detail] = answer.body['details'] as readonly { path: string }[];
    if (place !== undefined) expect(detail?.path).toBe(place);
  });

  it.each([
    ['another content type', { 'content-type': 'text/html' }, 415],
    ['another content encoding', { 'content-encoding': 'br' }, 415],
    ['a body that is not compressed', { 'content-encoding': 'gzip' }, 400],
    ['two versions', { 'model-version': '2' }, 400],
  ])('%s', async (_, headers, status) => {
    expect((await post(`${url}/v1/models/iris/versions/1/predict`, flower, headers)).status).toBe(status);
  });

  it('binary data with a value that is no number', async () => {
    const bytes = Buffer.from(Float32Array.of(1, Number.NaN, 3, 4).buffer);
    const head = JSON.stringify({ inputs: [{ ...tensor, data: undefined, parameters: { binary_data_size: 16 } }] });
    const answer = await ask(`${url}${infer}`, {
      method: 'POST',
      body: Buffer.concat([Buffer.from(head), bytes]),
      headers: { 'inference-header-content-length': String(Buffer.byteLength(head)) },
    });
    expect(answer).toMatchObject({ status: 400, body: { details: [{ path: 'inputs[0].data[1]' }] } });
  });

  it('a body that is too large', async () => {
    const answer = await post(`${url}${rows}`, `"${'a'.repeat(33 * 1024 * 1024)}"`);
    expect(answer.status).toBe(413);
  });
});
