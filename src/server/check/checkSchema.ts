import { badRequest } from '../http/httpError';

/** The part of JSON Schema that the requests are described with; what OpenAPI shows is what is checked. */
export interface Schema {
  readonly type?: SchemaType | readonly SchemaType[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly (string | null)[];
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly $ref?: string;
}

type SchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function isOfType(value: unknown, type: SchemaType): boolean {
  return type === 'integer' ? Number.isSafeInteger(value) : typeOf(value) === type;
}

/** Throws what is wrong with a value, with its place. Choices (`oneOf`, `anyOf`) are left to those who read the value. */
export function checkSchema(schema: Schema, value: unknown, path = ''): void {
  const { type } = schema;
  const types = type === undefined ? [] : typeof type === 'string' ? [type] : type;
  if (types.length > 0 && !types.some((one) => isOfType(value, one))) {
    throw badRequest(path, 'server.wrongType', { type: types.join(' | '), found: typeOf(value) });
  }
  if (schema.enum && !schema.enum.includes(value as string)) {
    throw badRequest(path, 'server.notOneOf', {
      values: schema.enum.join(', '),
      found: JSON.stringify(value).slice(0, 100),
    });
  }
  if (Array.isArray(value)) checkItems(schema, value, path);
  else if (typeof value === 'object' && value !== null) checkProperties(schema, value, path);
}

function checkItems({ items, minItems = 0 }: Schema, value: readonly unknown[], path: string): void {
  if (value.length < minItems) throw badRequest(path, 'server.tooFew', { least: minItems });
  if (items) for (const [index, one] of value.entries()) checkSchema(items, one, `${path}[${index}]`);
}

function checkProperties({ properties = {}, required = [] }: Schema, value: object, path: string): void {
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  for (const name of required) {
    if (!Object.hasOwn(value, name)) throw badRequest(below(name), 'server.required');
  }
  for (const [name, schema] of Object.entries(properties)) {
    if (Object.hasOwn(value, name))
      checkSchema(schema, (value as Readonly<Record<string, unknown>>)[name], below(name));
  }
}
