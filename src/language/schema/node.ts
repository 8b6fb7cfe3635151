import {
  Array as ListType,
  Boolean as BooleanType,
  Integer,
  Null,
  Number as NumberType,
  Object as ObjectType,
  String as StringType,
  Union,
  Unsafe,
  type Static,
  type TObject,
  type TProperties,
  type TSchema,
} from '@sinclair/typebox';
import type { TextKey } from '../../texts';
import type { JsonValue } from '../types/modelFile';

/** What a name in the file stands for, so that completion can list what is there. */
export type Suggestion = 'column' | 'path' | 'monitor' | 'measure' | 'network' | 'layerInput';

/** What every schema of ours says beside JSON Schema. */
export interface Annotations {
  readonly doc: TextKey;
  /** Absent: the key is required. */
  readonly default?: JsonValue;
  readonly suggest?: Suggestion;
  /** Of a map whose keys are the user's own names. */
  readonly keySuggest?: Suggestion;
  /** How tfjs wants the value: initializers, regularizers and constraints by class name, margins all as pairs. */
  readonly role?: 'initializer' | 'regularizer' | 'constraint' | 'margins';
  /** One number is repeated to a list of so many. */
  readonly spread?: number;
  /** What to write instead, where several types are allowed. */
  readonly wrong?: TextKey;
}

/** A schema as the walker, completion and hover read it: the part of JSON Schema that we use, and our annotations. */
export interface SchemaNode extends Partial<Annotations> {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  readonly enum?: readonly string[];
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** A name alone, or one key with its arguments: `adam`, `{adam: {learningRate: 0.01}}`. */
  readonly choice?: boolean;
  /** One layer of a network. */
  readonly layer?: boolean;
  /** Whatever is written: an argument of a layer that the user's code calculates. */
  readonly any?: boolean;
  /** Of each choice: what the name means. */
  readonly valueDocs?: Readonly<Record<string, TextKey>>;
}

/** TypeBox's schemas carry any further keyword, so ours can be read as nodes. */
export function node(schema: TSchema): SchemaNode {
  return schema;
}

interface NumberLimits {
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  exclusiveMaximum?: number;
}

export const integer = (options: Annotations & NumberLimits) => Integer(options);
export const number = (options: Annotations & NumberLimits) => NumberType(options);
export const boolean = (options: Annotations) => BooleanType(options);
export const nothing = () => Null();
export const string = (options: Annotations) => StringType(options);

export function oneOf<const V extends string>(
  values: readonly V[],
  options: Annotations & { valueDocs?: Readonly<Record<V, TextKey>> },
) {
  return Unsafe<V>({ type: 'string', enum: values, ...options });
}

export function list<T extends TSchema>(items: T, options: Annotations & { minItems?: number; maxItems?: number }) {
  return ListType(items, options);
}

/** A value or null, which stands for "decided from the data" or "none". */
export function nullable<T extends TSchema>(value: T, options: Annotations) {
  return Union([value, Null()], options);
}

export function anyOf<T extends TSchema[]>(options: Annotations & { wrong: TextKey }, ...branches: [...T]) {
  return Union(branches, options);
}

/** A map with these keys and no others; a key is required when its schema has no default. */
export function section<T extends TProperties>(properties: T, options: Annotations): TObject<T> {
  const required = Object.keys(properties).filter((key) => node(properties[key] as TSchema).default === undefined);
  const made = ObjectType(properties, { additionalProperties: false, ...options });
  made.required = required;
  return made;
}

/** A map from names of the user's own to values of one kind. */
export function record<T extends TSchema>(
  value: T,
  options: Annotations & { minProperties?: number; keySuggest?: Suggestion },
) {
  return Unsafe<Record<string, Static<T>>>({ type: 'object', additionalProperties: value, ...options });
}

/** What a choice is resolved to. */
export interface Choice {
  readonly name: string;
  readonly config: Readonly<Record<string, JsonValue>>;
}

export interface ChoiceOption {
  readonly doc: TextKey;
  readonly arguments: TProperties;
}

/** A name alone, or one key with its arguments; `adam` means `{adam: {}}`. */
export function choice(options: Readonly<Record<string, ChoiceOption>>, annotations: Annotations) {
  const entries = Object.entries(options);
  const plain = entries.filter(([, option]) =>
    Object.values(option.arguments).every((argument) => node(argument).default !== undefined),
  );
  const properties = Object.fromEntries(
    entries.map(([name, option]) => [name, section(option.arguments, { doc: option.doc, default: {} })]),
  );
  return Unsafe<Choice>({
    anyOf: [
      { type: 'string', enum: plain.map(([name]) => name) },
      { type: 'object', properties, additionalProperties: false, minProperties: 1, maxProperties: 1 },
    ],
    choice: true,
    valueDocs: Object.fromEntries(entries.map(([name, option]) => [name, option.doc])),
    ...annotations,
  });
}

export { Unsafe };
export type { Static, TProperties, TSchema };
