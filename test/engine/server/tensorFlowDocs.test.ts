import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../cli/program';
import { makeWorkspace } from '../cli/workspace';
import { ask, end, flower, post, serve, trainIris, type Served } from './servedIris';

const workspace = makeWorkspace();
let served: Served;

const numbers = Array.from({ length: 200 }, (_, index) => index / 20);

/** The model of TensorFlow Serving's documentation: half of x, plus three. */
const halfPlusThree = `name: half_plus_three
data: {source: data/line.csv, target: y}
model: [{dense: {units: 1}}]
train: {loss: meanSquaredError, optimizer: {adam: {learningRate: 0.05}}, epochs: 120, seed: 1}
`;

beforeAll(async () => {
  workspace.file('data/line.csv', ['x,y', ...numbers.map((x) => `${x},${0.5 * x + 3}`)].join('\n'));
  workspace.file('line.model.yaml', halfPlusThree);
  await trainIris(workspace, 1);
  const { code, errors } = await runProgram(workspace, ['train', 'line.model.yaml']);
  if (code !== 0) throw new Error(errors);
  served = await serve(workspace);
}, 600_000);
afterAll(() => end(served));

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 4) as number);
const { petal_width: width, ...others } = flower;

/** As the documentation has them, with this server's model; `curl -d` sends what it sends as a form. */
const asCurl = { 'content-type': 'application/x-www-form-urlencoded' };

interface Case {
  readonly says: string;
  readonly path: string;
  readonly body: unknown;
  readonly status?: number;
  readonly answer: unknown;
}

const cases: readonly Case[] = [
  {
    says: 'a predict call',
    path: 'half_plus_three:predict',
    body: '{"instances": [1.0,2.0,5.0]}',
    answer: { predictions: [3.5, 4, 5.5].map((value) => close([value])) },
  },
  {
    says: 'a regress call',
    path: 'half_plus_three:regress',
    body: '{"signature_name": "tensorflow/serving/regress", "examples": [{"x": 1.0}, {"x": 2.0}]}',
    answer: { results: close([3.5, 4]) },
  },
  {
    says: 'a call of a version',
    path: 'half_plus_three/versions/1:regress',
    body: { examples: [{ x: [5] }] },
    answer: { results: close([5.5]) },
  },
  {
    says: 'a tensor of one column',
    path: 'half_plus_three:predict',
    body: { instances: [[1], [2]] },
    answer: { predictions: [close([3.5]), close([4])] },
  },
  {
    says: 'columns by name',
    path: 'half_plus_three:predict',
    body: { inputs: { x: [1, 2] } },
    answer: { outputs: [close([3.5]), close([4])] },
  },
  {
    says: 'a model that is not there',
    path: 'half:predict',
    body: '{"instances": [1.0,5.0]}',
    status: 404,
    answer: { error: expect.stringContaining('half') as string },
  },
  {
    says: 'classes of examples that share what the context holds',
    path: 'iris:classify',
    body: { context: { petal_width: [width] }, examples: [others, { ...others, sepal_length: [5] }] },
    answer: { results: Array.from({ length: 2 }, () => classes()) },
  },
  {
    says: 'a value in the context and in an example',
    path: 'iris:classify',
    body: { context: { petal_width: width }, examples: [others, flower] },
    status: 400,
    answer: { details: [{ path: 'examples[1].petal_width' }] },
  },
  {
    says: 'a class of what answers with numbers',
    path: 'half_plus_three:classify',
    body: { examples: [{ x: 1 }] },
    status: 400,
    answer: { error: expect.stringContaining(':regress') as string },
  },
  {
    says: 'a number of what answers with classes',
    path: 'iris:regress',
    body: { examples: [flower] },
    status: 400,
    answer: { error: expect.stringContaining(':classify') as string },
  },
  {
    says: 'another signature',
    path: 'iris:classify',
    body: { signature_name: 'classify_objects', examples: [flower] },
    status: 400,
    answer: { details: [{ path: 'signature_name' }] },
  },
  {
    says: 'no examples',
    path: 'iris:classify',
    body: { examples: [] },
    status: 400,
    answer: { details: [{ path: 'examples' }] },
  },
  {
    says: 'an example without a value',
    path: 'iris:classify',
    body: { examples: [others] },
    status: 400,
    answer: { details: [{ path: 'examples[0].petal_width' }] },
  },
];

function classes(): unknown {
  return ['Iris-setosa', 'Iris-versicolor', 'Iris-virginica'].map((name) => [name, expect.any(Number) as number]);
}

describe("as TensorFlow Serving's documentation asks", () => {
  it.each(cases)('$says', async ({ path, body, status = 200, answer }) => {
    const told = await post(`${served.url}/v1/models/${path}`, body, asCurl);
    expect(told.body).toMatchObject(answer as object);
    expect(told.status).toBe(status);
    expect(told.headers.get('content-type')).toBe('application/json');
  });

  it('the status of a model', async () => {
    expect((await ask(`${served.url}/v1/models/half_plus_three`)).body).toEqual({
      model_version_status: [{ version: '1', state: 'AVAILABLE', status: { error_code: 'OK', error_message: '' } }],
    });
  });

  it('with probabilities as every other protocol has them', async () => {
    const { body } = await post(`${served.url}/v1/models/iris:classify`, { examples: [flower] });
    const people = await post(`${served.url}/v1/models/iris/predict`, flower);
    expect(body['results']).toEqual([Object.entries(people.body['probabilities'] as object)]);
  });
});

it('every operation of the document has a name of its own, and the figures are among them', async () => {
  const { body } = await ask(`${served.url}/openapi.json`);
  type Operations = Readonly<Record<string, { readonly operationId: string; readonly responses: object }>>;
  const paths = body['paths'] as Readonly<Record<string, Operations>>;
  const names = Object.values(paths).flatMap((one) => Object.values(one).map(({ operationId }) => operationId));
  expect(new Set(names).size).toBe(names.length);
  expect(paths['/metrics']?.['get']?.responses).toMatchObject({ 200: { content: { 'text/plain': {} } } });
});
