import type { Prediction, Reconstruction, ServedRow } from '../../protocol';
import { isObject } from '../../store';
import { contentType, parseJson, readBody } from '../http/body';
import { badRequest, httpError } from '../http/httpError';
import type { Asked, Reply, Route } from '../http/router';
import type { ModelInterface, ServedInput } from '../models/modelInterface';
import type { ServedVersion } from '../models/served';
import { readPersonal } from '../values/readValue';
import { predict, requirePredictor } from './answers';
import { jsonNumber, versionOf, type Api } from './context';
import { seriesOf } from './series';

const pictures = ['image/png', 'image/jpeg', 'image/bmp', 'image/gif'];

/** The form for people: values as they have them, and an answer that says what it means. */
export function personalRoutes(api: Api): readonly Route[] {
  return ['', '/versions/{version}', '/labels/{label}'].map((place): Route => ({
    method: 'POST',
    pattern: `/v1/models/{model}${place}/predict`,
    answer: (asked) => answer(api, asked),
  }));
}

async function answer(api: Api, asked: Asked): Promise<Reply> {
  const version = versionOf(api, asked);
  requirePredictor(version);
  const { rows, list } = await readRows(api, asked, version.face);
  const predictions = await predict(api, version, rows, asked);
  const { model, version: number } = version.summary;
  const group = version.face.window?.group;
  const series = group == null ? [] : seriesOf(version.face, rows);
  const answers = predictions.map((prediction, index) => ({
    ...(group != null && { [group]: series[index] ?? '' }),
    ...answerOf(version, prediction),
  }));
  return { json: { model, version: number, ...(list ? { predictions: answers } : answers[0]) } };
}

/** One row, or a list of them; a picture or a plain text may be the body itself. */
export async function readRows(
  { bodyLimit }: Api,
  { request }: Asked,
  face: ModelInterface,
): Promise<{ readonly rows: readonly ServedRow[]; readonly list: boolean }> {
  const type = contentType(request, ['application/json', 'text/plain', ...pictures]);
  const body = await readBody(request, bodyLimit);
  if (type === 'text/plain') {
    const text = new TextDecoder().decode(body);
    return { rows: [{ [onlyInput(face, 'text').field.name]: text }], list: false };
  }
  if (type !== 'application/json') {
    return { rows: [{ [onlyInput(face, 'image').field.name]: { file: Uint8Array.from(body) } }], list: false };
  }
  const value = parseJson(body);
  if (Array.isArray(value)) {
    if (value.length === 0) throw badRequest('', 'server.noRows');
    return { rows: value.map((row: unknown, index) => readRow(face, row, `[${index}]`)), list: true };
  }
  return { rows: [readRow(face, value, '')], list: false };
}

function onlyInput(face: ModelInterface, type: 'text' | 'image'): ServedInput {
  const [only] = face.inputs;
  if (face.inputs.length === 1 && only?.field.type === type) return only;
  const inputs = face.inputs.map(({ field }) => field.name).join(', ');
  throw httpError(415, 'server.singleOnly', { type, inputs });
}

function readRow(face: ModelInterface, row: unknown, path: string): ServedRow {
  if (!isObject(row)) {
    const found = row === null ? 'null' : Array.isArray(row) ? 'array' : typeof row;
    throw badRequest(path, 'server.wrongType', { type: 'object', found });
  }
  return Object.fromEntries(
    face.inputs.map((input) => {
      const { name } = input.field;
      const at = path === '' ? name : `${path}.${name}`;
      return [name, readPersonal(Object.hasOwn(row, name) ? row[name] : undefined, input, at)];
    }),
  );
}

function answerOf(
  { face }: ServedVersion,
  { output, label, probability, reconstruction }: Prediction,
): Readonly<Record<string, unknown>> {
  if (reconstruction) return reconstructed(reconstruction);
  if (label !== undefined) {
    const shares = face.classes.map((name, index) => [name, jsonNumber(output[index] ?? Number.NaN)] as const);
    return {
      label,
      ...(probability !== undefined && { probability: jsonNumber(probability) }),
      probabilities: output.length === face.classes.length ? Object.fromEntries(shares) : {},
    };
  }
  const [value = Number.NaN] = output;
  const target = face.target === undefined ? {} : { target: face.target };
  return output.length === 1 ? { ...target, value: jsonNumber(value) } : { ...target, values: output.map(jsonNumber) };
}

/** The error, how it stands among those of training, and what the network made of the row or picture. */
function reconstructed({ error, standing, sample }: Reconstruction): Readonly<Record<string, unknown>> {
  return {
    error: jsonNumber(error),
    ...(standing !== undefined && { standing: jsonNumber(standing) }),
    ...(sample.kind === 'row' && { reconstruction: sample.cells }),
    ...(sample.kind === 'image' && { reconstruction: sample.image }),
  };
}
