import type { Prediction } from '../../protocol';
import { isObject } from '../../store';
import { checkSchema } from '../check/checkSchema';
import { contentType, parseJson, readBody } from '../http/body';
import { badRequest, httpError } from '../http/httpError';
import type { Asked, Reply, Route } from '../http/router';
import type { ModelInterface, TensorFace } from '../models/modelInterface';
import type { ServedVersion } from '../models/served';
import { readBinary, writeBinary, type Elements } from '../tensors/datatypes';
import { readJsonData } from '../tensors/flatten';
import { rowsOfTensors, type GivenTensor } from '../tensors/toRows';
import { predict, requirePredictor } from './answers';
import { jsonNumber, versionOf, type Api } from './context';
import { inferRequest } from './schemas';

type Fields = Readonly<Record<string, unknown>>;

const headerLength = 'inference-header-content-length';

/** The Open Inference Protocol, version 2, with the binary tensor extension. */
export function openInferenceRoutes(api: Api): readonly Route[] {
  const { catalogue, pool, studioVersion } = api;
  const ready = () => !api.stopping() && pool.ready && catalogue.ready;
  const models = ['/v2/models/{model}', '/v2/models/{model}/versions/{version}'];
  return [
    { method: 'GET', pattern: '/v2/health/live', answer: () => ({ json: { live: true } }) },
    {
      method: 'GET',
      pattern: '/v2/health/ready',
      answer: () => ({ status: ready() ? 200 : 503, json: { ready: ready() } }),
    },
    {
      method: 'GET',
      pattern: '/v2',
      answer: () => ({
        json: { name: 'model-studio', version: studioVersion, extensions: ['binary_tensor_data'] },
      }),
    },
    ...models.flatMap((pattern): readonly Route[] => [
      { method: 'GET', pattern, answer: (asked) => ({ json: metadata(api, versionOf(api, asked)) }) },
      {
        method: 'GET',
        pattern: `${pattern}/ready`,
        answer: (asked) => ({ json: { name: versionOf(api, asked).summary.model, ready: pool.ready } }),
      },
      { method: 'POST', pattern: `${pattern}/infer`, answer: (asked) => infer(api, asked) },
    ]),
  ];
}

function metadata({ catalogue }: Api, version: ServedVersion): unknown {
  const { summary, face } = version;
  const slow = catalogue.slowness(version);
  const tensor = ({ name, datatype, shape }: TensorFace) => ({ name, datatype, shape });
  return {
    name: summary.model,
    versions: [...catalogue.model(summary.model).versions.keys()].map(String),
    platform: 'tensorflow_tfjs',
    inputs: face.inputTensors.map(tensor),
    outputs: face.generates ? [] : face.outputTensors.map(tensor),
    ...(slow !== undefined && { parameters: { slow } }),
  };
}

async function infer(api: Api, asked: Asked): Promise<Reply> {
  const version = versionOf(api, asked);
  requirePredictor(version);
  const { head, rest } = await readRequest(api, asked);
  const rows = rowsOfTensors(version.face, readTensors(head, rest));
  const wanted = wantedOutputs(head, version.face);
  const predictions = await predict(api, version, rows, asked);
  return writeAnswer(version, head, wanted, predictions);
}

/** The JSON of a request, and the bytes after it. */
async function readRequest({ bodyLimit }: Api, { request }: Asked): Promise<{ head: Fields; rest: Buffer }> {
  contentType(request, ['application/json', 'application/octet-stream']);
  const body = await readBody(request, bodyLimit);
  const given = request.headers[headerLength];
  const length = given === undefined ? body.byteLength : /^\d+$/.test(String(given)) ? Number(given) : -1;
  if (length < 0 || length > body.byteLength) throw httpError(400, 'server.badHeaderLength');
  const head = parseJson(body.subarray(0, length));
  checkSchema(inferRequest, head);
  return { head: isObject(head) ? head : {}, rest: body.subarray(length) };
}

function readTensors(head: Fields, rest: Buffer): readonly GivenTensor[] {
  let at = 0;
  const inputs = head['inputs'] as readonly Fields[];
  const tensors = inputs.map((input, index): GivenTensor => {
    const path = `inputs[${index}]`;
    const shape = input['shape'] as readonly number[];
    const count = shape.reduce((product, size) => product * size, 1);
    if (!shape.every((size) => size >= 0) || !Number.isSafeInteger(count)) {
      throw badRequest(`${path}.shape`, 'server.badDimension');
    }
    const datatype = String(input['datatype']);
    const parameters = isObject(input['parameters']) ? input['parameters'] : {};
    const size = parameters['binary_data_size'];
    const common = { name: String(input['name']), datatype, shape, path };
    if (size === undefined) {
      if (!Array.isArray(input['data'])) throw badRequest(path, 'server.noData');
      return { ...common, values: readJsonData(input['data'], shape, datatype, `${path}.data`) };
    }
    const bytes = rest.subarray(at, at + Number(size));
    at += Number(size);
    if (bytes.byteLength !== size) {
      throw badRequest(path, 'server.binaryLength', { found: bytes.byteLength, wanted: Number(size) });
    }
    return { ...common, values: readBinary(bytes, datatype, count, path) };
  });
  if (at < rest.byteLength) throw badRequest('', 'server.binaryRest', { bytes: rest.byteLength - at });
  return tensors;
}

interface WantedOutput {
  readonly face: TensorFace;
  readonly binary: boolean;
}

function wantedOutputs(head: Fields, face: ModelInterface): readonly WantedOutput[] {
  const all = isObject(head['parameters']) && head['parameters']['binary_data_output'] === true;
  const outputs = (head['outputs'] as readonly Fields[] | undefined) ?? [];
  if (outputs.length === 0) return face.outputTensors.map((one) => ({ face: one, binary: all }));
  return outputs.map((output, index) => {
    const found = face.outputTensors.find(({ name }) => name === output['name']);
    if (!found) {
      throw badRequest(`outputs[${index}].name`, 'server.unknownOutput', {
        outputs: face.outputTensors.map(({ name }) => name).join(', '),
      });
    }
    const parameters = isObject(output['parameters']) ? output['parameters'] : {};
    const binary = parameters['binary_data'];
    return { face: found, binary: typeof binary === 'boolean' ? binary : all };
  });
}

/** One output of all predictions, row after row, and its shape. */
function outputValues(
  name: string,
  predictions: readonly Prediction[],
): { values: Elements; shape: readonly number[] } {
  if (name === 'label') {
    return { values: predictions.map(({ label = '' }) => label), shape: [predictions.length] };
  }
  const units = predictions[0]?.output.length ?? 0;
  return { values: predictions.flatMap(({ output }) => output), shape: [predictions.length, units] };
}

function writeAnswer(
  { summary }: ServedVersion,
  head: Fields,
  wanted: readonly WantedOutput[],
  predictions: readonly Prediction[],
): Reply {
  const parts: Uint8Array[] = [];
  const outputs = wanted.map(({ face: { name, datatype }, binary }) => {
    const { values, shape } = outputValues(name, predictions);
    const tensor = { name, shape, datatype };
    if (!binary) {
      return {
        ...tensor,
        data: Array.from(values as ArrayLike<unknown>, (one) => (typeof one === 'number' ? jsonNumber(one) : one)),
      };
    }
    const bytes = writeBinary(values, datatype);
    parts.push(bytes);
    return { ...tensor, parameters: { binary_data_size: bytes.byteLength } };
  });
  const json = {
    model_name: summary.model,
    model_version: String(summary.version),
    ...(head['id'] !== undefined && { id: head['id'] }),
    outputs,
  };
  if (parts.length === 0) return { json };
  const text = Buffer.from(JSON.stringify(json));
  return {
    headers: { 'content-type': 'application/octet-stream', [headerLength]: String(text.byteLength) },
    body: Buffer.concat([text, ...parts]),
  };
}
