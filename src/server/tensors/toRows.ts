import type { ServedRow, ServedValue } from '../../protocol';
import { badRequest } from '../http/httpError';
import type { ModelInterface, ServedInput } from '../models/modelInterface';
import type { Elements } from './datatypes';
import { readCategory, readDateText, readNumber, readText } from '../values/readValue';

/** A tensor of a request, its values checked against its shape. */
export interface GivenTensor {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly values: Elements;
  /** Where it stands in the request. */
  readonly path: string;
}

/** The rows that tensors make: one tensor for each input, or one for all where all are numbers. */
export function rowsOfTensors(face: ModelInterface, tensors: readonly GivenTensor[]): readonly ServedRow[] {
  const [first] = tensors;
  if (!first) throw badRequest('inputs', 'server.required');
  if (face.features && tensors.length === 1 && first.name === face.features.name) return rowsOfFeatures(face, first);
  const byName = new Map<string, GivenTensor>();
  for (const tensor of tensors) {
    if (!face.inputs.some(({ field }) => field.name === tensor.name)) {
      const inputs = face.inputs.map(({ field }) => field.name).join(', ');
      throw badRequest(`${tensor.path}.name`, 'server.unknownInput', { inputs });
    }
    if (byName.has(tensor.name)) throw badRequest(`${tensor.path}.name`, 'server.twiceInput');
    byName.set(tensor.name, tensor);
  }
  const columns = face.inputs.map((input) => {
    const tensor = byName.get(input.field.name);
    if (!tensor) throw badRequest(`inputs.${input.field.name}`, 'server.required');
    return { input, tensor, read: columnReader(input, tensor) };
  });
  const rows = first.shape[0] ?? 0;
  if (rows === 0) throw badRequest('inputs', 'server.noRows');
  for (const { tensor } of columns) {
    if (tensor.shape[0] !== rows) {
      throw badRequest(`${tensor.path}.shape`, 'server.unequalRows', { found: tensor.shape[0] ?? 0, rows });
    }
  }
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map(({ input, read }) => [input.field.name, read(row)])),
  );
}

function rowsOfFeatures(face: ModelInterface, tensor: GivenTensor): readonly ServedRow[] {
  const columns = face.inputs.length;
  const [rows = 0] = tensor.shape;
  requireShape(tensor, tensor.shape.length === 2 && tensor.shape[1] === columns, `[-1, ${columns}]`);
  requireNumbers(tensor);
  if (rows === 0) throw badRequest('inputs', 'server.noRows');
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      face.inputs.map((input, column) => {
        const at = row * columns + column;
        return [input.field.name, readNumber(Number(tensor.values[at]), input, `${tensor.path}.data[${at}]`)];
      }),
    ),
  );
}

/** Gives the value of each row. */
function columnReader(input: ServedInput, tensor: GivenTensor): (row: number) => ServedValue {
  const { field } = input;
  const { values, path } = tensor;
  if (field.type === 'image') return imageReader(field, tensor);
  const plain = tensor.shape.length === 1 || (tensor.shape.length === 2 && tensor.shape[1] === 1);
  requireShape(tensor, plain, '[-1], [-1, 1]');
  const at = (row: number) => `${path}.data[${row}]`;
  switch (field.type) {
    case 'numeric':
      requireNumbers(tensor);
      return (row) => readNumber(Number(values[row]), input, at(row));
    case 'category':
      return (row) => readCategory(values[row], input, at(row));
    case 'date':
      if (tensor.datatype !== 'BYTES') throw wrongDatatype(tensor, 'BYTES');
      return (row) => readDateText(values[row], input, at(row));
    case 'text':
      if (tensor.datatype !== 'BYTES') throw wrongDatatype(tensor, 'BYTES');
      return (row) => readText(values[row], input, at(row));
  }
}

function imageReader(
  field: Extract<ServedInput['field'], { type: 'image' }>,
  tensor: GivenTensor,
): (row: number) => ServedValue {
  const { height, width, channels } = field;
  const sizes = tensor.shape.slice(1);
  const flat = channels === 1 && sizes.length === 2;
  const wanted = flat ? [height, width] : [height, width, channels];
  const fits = sizes.length === wanted.length && sizes.every((size, index) => size === wanted[index]);
  requireShape(tensor, fits, `[-1, ${height}, ${width}, ${channels}]`);
  requireNumbers(tensor);
  const size = height * width * channels;
  return (row) => {
    const pixels = new Uint8Array(size);
    for (let index = 0; index < size; index++) {
      const value = Number(tensor.values[row * size + index]);
      if (!(value >= 0 && value <= 255)) {
        const shape = `[${wanted.join(', ')}]`;
        throw badRequest(`${tensor.path}.data[${row * size + index}]`, 'server.pixelsWanted', { shape });
      }
      pixels[index] = Math.round(value);
    }
    return { pixels, height, width, channels };
  };
}

function requireShape(tensor: GivenTensor, fits: boolean, allowed: string): void {
  if (fits) return;
  throw badRequest(`${tensor.path}.shape`, 'server.badShape', { allowed, found: `[${tensor.shape.join(', ')}]` });
}

function requireNumbers(tensor: GivenTensor): void {
  if (tensor.datatype === 'BYTES') throw wrongDatatype(tensor, 'FP32, FP64, INT32, ...');
}

function wrongDatatype(tensor: GivenTensor, allowed: string): Error {
  return badRequest(`${tensor.path}.datatype`, 'server.badDatatype', { allowed, found: tensor.datatype });
}
