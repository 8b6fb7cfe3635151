import type { ServedRow, ServedValue } from '../../protocol';
import { isObject } from '../../store';
import { badRequest } from '../http/httpError';
import type { ModelInterface, ServedInput } from '../models/modelInterface';
import { readCategory, readDateText, readNumber, readText } from '../values/readValue';

/** Rows as TensorFlow Serving's REST has them: lists, or objects by name. */
export function instanceRows(face: ModelInterface, given: unknown): readonly ServedRow[] {
  const instances = Array.isArray(given) ? (given as readonly unknown[]) : [];
  return instances.map((instance, row) => readInstance(face, instance, `instances[${row}]`));
}

/** Rows as `:classify` and `:regress` have them: objects by name, beside what all of them share. */
export function exampleRows(face: ModelInterface, examples: unknown, context: unknown): readonly ServedRow[] {
  const list = Array.isArray(examples) ? examples.filter(isObject) : [];
  const shared = isObject(context) ? context : {};
  return list.map((example, row) => {
    const path = `examples[${row}]`;
    const twice = Object.keys(shared).find((name) => Object.hasOwn(example, name));
    if (twice !== undefined) throw badRequest(`${path}.${twice}`, 'server.twiceInput');
    return readInstance(face, { ...shared, ...example }, path);
  });
}

/** A row: its values by name, a list of them in order, or the one value that the model takes. */
function readInstance(face: ModelInterface, instance: unknown, path: string): ServedRow {
  const [only] = face.inputs;
  const named = isObject(instance) && !('b64' in instance);
  if (!named && face.inputs.length === 1 && only) {
    const inner = only.field.type !== 'image' && Array.isArray(instance) && instance.length === 1;
    return { [only.field.name]: readTensorValue(inner ? (instance[0] as unknown) : instance, only, path) };
  }
  if (named) {
    if (face.features && Array.isArray(instance[face.features.name])) {
      return readInstance(face, instance[face.features.name], `${path}.${face.features.name}`);
    }
    const known = new Set(face.inputs.map(({ field }) => field.name));
    const unknown = Object.keys(instance).find((name) => !known.has(name));
    if (unknown !== undefined) throw unknownInput(face, `${path}.${unknown}`);
    return Object.fromEntries(
      face.inputs.map((input) => {
        const { name } = input.field;
        const at = `${path}.${name}`;
        if (!Object.hasOwn(instance, name)) throw badRequest(at, 'server.required');
        return [name, readTensorValue(unwrap(instance[name], input), input, at)];
      }),
    );
  }
  if (!Array.isArray(instance) || instance.length !== face.inputs.length) {
    throw badRequest(path, 'server.rowLength', { columns: face.inputs.length });
  }
  return Object.fromEntries(
    face.inputs.map((input, column) => [
      input.field.name,
      readTensorValue(instance[column], input, `${path}[${column}]`),
    ]),
  );
}

/** A tensor of the shape [-1, 1] has its values in lists of one. */
function unwrap(value: unknown, { field }: ServedInput): unknown {
  return field.type !== 'image' && Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
}

/** Columns by name; of a model with one input, or one for all, the rows themselves. */
export function columnRows(face: ModelInterface, given: unknown): readonly ServedRow[] {
  if (Array.isArray(given)) {
    if (given.length === 0) throw badRequest('inputs', 'server.noRows');
    return given.map((instance: unknown, row) => readInstance(face, instance, `inputs[${row}]`));
  }
  const columns = isObject(given) ? given : {};
  const features = face.features && columns[face.features.name];
  if (face.features && Array.isArray(features) && Object.keys(columns).length === 1) {
    return features.map((instance: unknown, row) =>
      readInstance(face, instance, `inputs.${featuresPath(face)}[${row}]`),
    );
  }
  const known = new Set(face.inputs.map(({ field }) => field.name));
  const unknown = Object.keys(columns).find((name) => !known.has(name));
  if (unknown !== undefined) throw unknownInput(face, `inputs.${unknown}`);
  const lists = face.inputs.map((input) => {
    const path = `inputs.${input.field.name}`;
    const list = columns[input.field.name];
    if (list === undefined) throw badRequest(path, 'server.required');
    if (!Array.isArray(list)) throw badRequest(path, 'server.wrongType', { type: 'array', found: typeof list });
    return { input, path, list: list as readonly unknown[] };
  });
  const rows = lists[0]?.list.length ?? 0;
  if (rows === 0) throw badRequest('inputs', 'server.noRows');
  for (const { path, list } of lists) {
    if (list.length !== rows) throw badRequest(path, 'server.unequalRows', { found: list.length, rows });
  }
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      lists.map(({ input, path, list }) => [
        input.field.name,
        readTensorValue(unwrap(list[row], input), input, `${path}[${row}]`),
      ]),
    ),
  );
}

const featuresPath = (face: ModelInterface): string => face.features?.name ?? '';

function unknownInput(face: ModelInterface, path: string): Error {
  return badRequest(path, 'server.unknownInput', { inputs: face.inputs.map(({ field }) => field.name).join(', ') });
}

/** A value of a tensor as JSON; bytes may be given as `{"b64": ...}`. */
function readTensorValue(value: unknown, input: ServedInput, path: string): ServedValue {
  const { field } = input;
  const bytes = isObject(value) && typeof value['b64'] === 'string' ? Buffer.from(value['b64'], 'base64') : undefined;
  switch (field.type) {
    case 'numeric':
      return readNumber(value, input, path);
    case 'category':
      return readCategory(bytes?.toString('utf8') ?? value, input, path);
    case 'text':
      return readText(bytes?.toString('utf8') ?? value, input, path);
    case 'date':
      return readDateText(bytes?.toString('utf8') ?? value, input, path);
    case 'image':
      return bytes ? { file: Uint8Array.from(bytes) } : readPixels(value, field, path);
  }
}

function readPixels(
  value: unknown,
  { height, width, channels }: Extract<ServedInput['field'], { type: 'image' }>,
  path: string,
): ServedValue {
  const pixels = new Uint8Array(height * width * channels);
  const wrong = () => badRequest(path, 'server.pixelsWanted', { shape: `[${height}, ${width}, ${channels}]` });
  const list = (given: unknown, length: number): readonly unknown[] => {
    if (!Array.isArray(given) || given.length !== length) throw wrong();
    return given;
  };
  let at = 0;
  for (const line of list(value, height)) {
    for (const pixel of list(line, width)) {
      const parts = channels === 1 && typeof pixel === 'number' ? [pixel] : list(pixel, channels);
      for (const part of parts) {
        if (typeof part !== 'number' || !(part >= 0 && part <= 255)) throw wrong();
        pixels[at++] = Math.round(part);
      }
    }
  }
  return { pixels, height, width, channels };
}
