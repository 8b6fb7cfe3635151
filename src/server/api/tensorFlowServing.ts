import type { Schema } from '../check/checkSchema';
import { badRequest, httpError } from '../http/httpError';
import type { Asked, Reply, Route } from '../http/router';
import type { TensorFace } from '../models/modelInterface';
import type { ServedVersion } from '../models/served';
import { predict, requirePredictor } from './answers';
import { jsonNumber, readJsonBody, versionOf, type Api } from './context';
import { examplesRequest, tensorFlowRequest } from './schemas';
import { columnRows, exampleRows, instanceRows } from './tensorFlowRows';

const places = ['', '/versions/{version}', '/labels/{label}'];

/** TensorFlow Serving's REST API: state, metadata, and predictions from rows or columns, classes and numbers from examples. */
export function tensorFlowServingRoutes(api: Api): readonly Route[] {
  return places.flatMap((place): readonly Route[] => [
    { method: 'GET', pattern: `/v1/models/{model}${place}`, answer: (asked) => ({ json: status(api, asked) }) },
    {
      method: 'GET',
      pattern: `/v1/models/{model}${place}/metadata`,
      answer: (asked) => ({ json: metadata(versionOf(api, asked)) }),
    },
    { method: 'POST', pattern: `/v1/models/{model}${place}:predict`, answer: (asked) => answer(api, asked) },
    { method: 'POST', pattern: `/v1/models/{model}${place}:classify`, answer: (asked) => classify(api, asked) },
    { method: 'POST', pattern: `/v1/models/{model}${place}:regress`, answer: (asked) => regress(api, asked) },
  ]);
}

/** The versions that are loaded; named, one of them. */
function status(api: Api, asked: Asked): unknown {
  const { catalogue } = api;
  const { model = '', version, label } = asked.places;
  const named = version !== undefined || label !== undefined || asked.request.headers['model-version'] !== undefined;
  const { versions, damaged } = catalogue.model(model);
  const numbers = named ? [versionOf(api, asked).summary.version] : [...versions.keys(), ...damaged.keys()];
  return {
    model_version_status: numbers
      .sort((one, other) => other - one)
      .map((number) => {
        const reason = damaged.get(number);
        return reason === undefined
          ? { version: String(number), state: 'AVAILABLE', status: { error_code: 'OK', error_message: '' } }
          : { version: String(number), state: 'END', status: { error_code: 'DATA_LOSS', error_message: reason } };
      }),
  };
}

const dtypes = { FP32: 'DT_FLOAT', UINT8: 'DT_UINT8', BYTES: 'DT_STRING' } as const;

function metadata({ summary, face }: ServedVersion): unknown {
  const tensors = (list: readonly TensorFace[]) =>
    Object.fromEntries(
      list.map(({ name, datatype, shape }) => [
        name,
        {
          dtype: dtypes[datatype],
          tensor_shape: { dim: shape.map((size) => ({ size: String(size), name: '' })), unknown_rank: false },
          name,
        },
      ]),
    );
  const signature = {
    inputs: tensors(face.inputTensors),
    outputs: tensors(face.outputTensors.filter(({ name }) => name !== 'label')),
    method_name: 'tensorflow/serving/predict',
  };
  return {
    model_spec: { name: summary.model, signature_name: '', version: String(summary.version) },
    metadata: { signature_def: { signature_def: { serving_default: signature } } },
  };
}

/** `curl -d` calls every body a form, and TensorFlow Serving does not look. */
const contentTypes = ['application/json', 'application/x-www-form-urlencoded'];

/** The body of a request for one of the signatures that there are. */
async function readBody(api: Api, asked: Asked, schema: Schema, signatures: readonly string[]) {
  const body = await readJsonBody(api, asked, schema, contentTypes);
  const { signature_name: signature = '' } = body;
  if (!['', 'serving_default', ...signatures].includes(String(signature))) {
    throw badRequest('signature_name', 'server.badSignature');
  }
  return body;
}

async function answer(api: Api, asked: Asked): Promise<Reply> {
  const version = versionOf(api, asked);
  requirePredictor(version);
  const { instances, inputs } = await readBody(api, asked, tensorFlowRequest, []);
  if (instances !== undefined && inputs !== undefined) throw httpError(400, 'server.bothForms');
  if (instances === undefined && inputs === undefined) throw httpError(400, 'server.noForm');
  const rows = instances === undefined ? columnRows(version.face, inputs) : instanceRows(version.face, instances);
  const predictions = await predict(api, version, rows, asked);
  const outputs = predictions.map(({ output }) => output.map(jsonNumber));
  return { json: instances === undefined ? { outputs } : { predictions: outputs } };
}

/** Of each example every class with its probability. */
async function classify(api: Api, asked: Asked): Promise<Reply> {
  const version = versionOf(api, asked);
  const { face, summary } = version;
  if (face.classes.length === 0) throw httpError(400, 'server.noClasses', { model: summary.model });
  const outputs = await answerExamples(api, asked, version, 'tensorflow/serving/classify');
  return { json: { results: outputs.map((output) => face.classes.map((name, index) => [name, output[index]])) } };
}

/** Of each example one number. */
async function regress(api: Api, asked: Asked): Promise<Reply> {
  const version = versionOf(api, asked);
  const { face, summary } = version;
  requirePredictor(version);
  const [first] = face.outputTensors;
  if (face.classes.length > 0 || first?.shape[1] !== 1) {
    throw httpError(400, 'server.noNumber', { model: summary.model });
  }
  const outputs = await answerExamples(api, asked, version, 'tensorflow/serving/regress');
  return { json: { results: outputs.map(([value]) => value) } };
}

async function answerExamples(api: Api, asked: Asked, version: ServedVersion, signature: string) {
  const { examples, context } = await readBody(api, asked, examplesRequest, [signature]);
  const predictions = await predict(api, version, exampleRows(version.face, examples, context), asked);
  return predictions.map(({ output }) => output.map(jsonNumber));
}
