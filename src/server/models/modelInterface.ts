import path from 'node:path';
import type { InputField, ModelSignature } from '../../protocol';
import { isObject, readJson, versionFiles } from '../../store';

/** An input as requests are checked against it. */
export interface ServedInput {
  readonly field: InputField;
  /** Whether a missing value is filled as in training. */
  readonly nullable: boolean;
  /** Of a category: what training saw. */
  readonly categories: readonly string[];
}

export interface TensorFace {
  readonly name: string;
  readonly datatype: 'FP32' | 'UINT8' | 'BYTES';
  /** -1: any number. */
  readonly shape: readonly number[];
}

/** What a version takes and gives, as every protocol needs it. */
export interface ModelInterface {
  readonly inputs: readonly ServedInput[];
  /** All inputs are numbers: they may come as one tensor, in their order. */
  readonly features: TensorFace | undefined;
  readonly inputTensors: readonly TensorFace[];
  readonly outputTensors: readonly TensorFace[];
  /** Of a category target; empty for others. */
  readonly classes: readonly string[];
  readonly target: string | undefined;
  readonly generates: boolean;
}

/** The name of the tensor that holds all numeric inputs. */
export const featuresName = 'features';

export function modelInterface(signature: ModelSignature, folder: string): ModelInterface {
  const fitted = fittedColumns(folder);
  const inputs = signature.inputs.map((field): ServedInput => servedInput(field, fitted.get(field.name)));
  const numeric = inputs.length > 1 && inputs.every(({ field }) => field.type === 'numeric');
  const { target } = signature;
  const classes = target?.type === 'category' ? target.classes : [];
  return {
    inputs,
    features: numeric ? { name: featuresName, datatype: 'FP32', shape: [-1, inputs.length] } : undefined,
    inputTensors: inputs.map(({ field }) => inputTensor(field)),
    outputTensors:
      classes.length > 0
        ? [
            { name: 'probabilities', datatype: 'FP32', shape: [-1, classes.length] },
            { name: 'label', datatype: 'BYTES', shape: [-1] },
          ]
        : [{ name: 'prediction', datatype: 'FP32', shape: [-1, target ? 1 : -1] }],
    classes,
    target: target?.name,
    generates: signature.generates !== undefined,
  };
}

function inputTensor(field: InputField): TensorFace {
  const { name } = field;
  switch (field.type) {
    case 'numeric':
      return { name, datatype: 'FP32', shape: [-1] };
    case 'category':
    case 'text':
      return { name, datatype: 'BYTES', shape: [-1] };
    case 'image':
      return { name, datatype: 'UINT8', shape: [-1, field.height, field.width, field.channels] };
  }
}

type Fitted = Readonly<Record<string, unknown>>;

/** What was learnt of each column, where it can be read. */
function fittedColumns(folder: string): ReadonlyMap<string, Fitted> {
  const value = readJson(path.join(folder, versionFiles.preprocessing));
  const columns = isObject(value) && isObject(value['columns']) ? value['columns']['inputs'] : undefined;
  const known = Array.isArray(columns) ? columns.filter(isObject) : [];
  return new Map(known.map((column) => [String(column['name']), column]));
}

function servedInput(field: InputField, fitted: Fitted | undefined): ServedInput {
  const categories = fitted && Array.isArray(fitted['categories']) ? fitted['categories'].map(String) : undefined;
  const trained = fitted && Array.isArray(fitted['trained']) ? fitted['trained'] : [];
  return {
    field,
    nullable:
      field.type === 'numeric'
        ? typeof fitted?.['fill'] === 'number'
        : field.type === 'image'
          ? false
          : fitted?.['drop'] === false,
    categories:
      field.type === 'category'
        ? (categories?.filter((_, index) => trained[index] !== false) ?? field.values.map(({ value }) => value))
        : [],
  };
}
