import type { Schema } from '../check/checkSchema';
import { featuresName, type ModelInterface, type ServedInput } from '../models/modelInterface';
import { datatypeNames } from '../tensors/datatypes';

const parameters: Schema = { type: 'object' };

/** `POST /v2/models/{model}/infer` */
export const inferRequest: Schema = {
  type: 'object',
  required: ['inputs'],
  properties: {
    id: { type: 'string' },
    parameters,
    inputs: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'shape', 'datatype'],
        properties: {
          name: { type: 'string' },
          shape: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 0 } },
          datatype: { type: 'string', enum: datatypeNames },
          parameters: { type: 'object', properties: { binary_data_size: { type: 'integer', minimum: 0 } } },
          data: { type: 'array' },
        },
      },
    },
    outputs: {
      type: 'array',
      items: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, parameters } },
    },
  },
};

/** `POST /v1/models/{model}:predict`: rows, or columns. */
export const tensorFlowRequest: Schema = {
  type: 'object',
  properties: {
    signature_name: { type: 'string' },
    instances: { type: 'array', minItems: 1 },
    inputs: { type: ['object', 'array'] },
  },
};

/** `POST /v1/models/{model}:classify` and `:regress` */
export const examplesRequest: Schema = {
  type: 'object',
  required: ['examples'],
  properties: {
    signature_name: { type: 'string' },
    context: { type: 'object' },
    examples: { type: 'array', minItems: 1, items: { type: 'object' } },
  },
};

export const errorAnswer: Schema = {
  type: 'object',
  required: ['error', 'details'],
  properties: {
    error: { type: 'string' },
    details: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'error'],
        properties: { path: { type: 'string' }, error: { type: 'string' } },
      },
    },
  },
};

/** A row of a model as a person has it. */
export function rowSchema(face: ModelInterface): Schema {
  return {
    type: 'object',
    required: face.inputs.map(({ field }) => field.name),
    properties: Object.fromEntries(face.inputs.map((input) => [input.field.name, valueSchema(input)])),
    examples: [exampleRow(face)],
  };
}

function valueSchema({ field, nullable, categories, group }: ServedInput): Schema {
  if (group) return { type: ['string', 'number'] };
  switch (field.type) {
    case 'numeric': {
      const description = `${field.minimum} .. ${field.maximum}`;
      return nullable ? { type: ['number', 'null'], description } : { type: 'number', description };
    }
    case 'category':
      return nullable
        ? { type: ['string', 'null'], enum: [...categories, null] }
        : { type: 'string', enum: categories };
    case 'date': {
      const description = `${field.minimum} .. ${field.maximum}`;
      return nullable ? { type: ['string', 'null'], description } : { type: 'string', description };
    }
    case 'text':
      return nullable ? { type: ['string', 'null'] } : { type: 'string' };
    case 'image':
      return { type: 'string', contentEncoding: 'base64', description: 'PNG, JPEG, BMP, GIF' };
  }
}

/** The smallest picture: one grey PNG pixel. */
export const examplePicture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** A row that the model can answer. */
export function exampleRow(face: ModelInterface): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    face.inputs.map(({ field, categories }): readonly [string, unknown] => {
      switch (field.type) {
        case 'numeric': {
          const mean = Number(field.mean.toPrecision(3));
          return [field.name, field.integer ? Math.round(mean) : mean];
        }
        case 'category':
          return [field.name, categories[0] ?? ''];
        case 'text':
          return [field.name, field.example];
        case 'date':
          return [field.name, field.maximum];
        case 'image':
          return [field.name, examplePicture];
      }
    }),
  );
}

/** One answer in the form for people. */
export function answerSchema(face: ModelInterface): Schema {
  const common: Schema['properties'] = { model: { type: 'string' }, version: { type: 'integer' } };
  const number: Schema = { type: ['number', 'null'] };
  if (face.classes.length > 0) {
    return {
      type: 'object',
      required: ['label', 'probabilities'],
      properties: {
        ...common,
        label: { type: 'string', enum: face.classes },
        probability: number,
        probabilities: { type: 'object', additionalProperties: number },
      },
    };
  }
  if (face.reconstructs) {
    const properties = { ...common, error: number, standing: number, reconstruction: { type: 'object' } } as const;
    return { type: 'object', required: ['error'], properties };
  }
  return { type: 'object', required: ['value'], properties: { ...common, target: { type: 'string' }, value: number } };
}

export { featuresName };
