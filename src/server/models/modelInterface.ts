import type { InputField, ModelSignature } from '../../protocol';
import { isObject, readPartJson, versionFiles } from '../../store';

/** An input as requests are checked against it. */
export interface ServedInput {
  readonly field: InputField;
  /** Whether a missing value is filled as in training. */
  readonly nullable: boolean;
  /** Of a category: what training saw. */
  readonly categories: readonly string[];
  /** It says which series a row belongs to, by whatever name or number. */
  readonly group?: true;
}

/** Rows are the steps of series, the oldest first; the last ones of each series are answered together. */
export interface WindowFace {
  readonly length: number;
  /** The column that tells series apart; null: all rows are of one. */
  readonly group: string | null;
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
  /** It answers with the error of what it makes of its input. */
  readonly reconstructs: boolean;
  readonly window: WindowFace | undefined;
}

/** The name of the tensor that holds all numeric inputs. */
export const featuresName = 'features';

export function modelInterface(signature: ModelSignature, folder: string): ModelInterface {
  const { columns, window } = fittedColumns(folder);
  const own = signature.inputs.map((field): ServedInput => servedInput(field, columns.get(field.name)));
  const inputs = window?.group != null ? withGroup(own, window.group) : own;
  const numeric = inputs.length > 1 && inputs.every(({ field }) => field.type === 'numeric');
  const { target } = signature;
  const classes = target?.type === 'category' ? target.classes : [];
  const reconstructs = signature.reconstructs !== undefined;
  return {
    inputs,
    features: numeric ? { name: featuresName, datatype: 'FP32', shape: [-1, inputs.length] } : undefined,
    inputTensors: inputs.map(({ field }) => inputTensor(field)),
    outputTensors: outputTensors(classes, reconstructs, target !== null),
    classes,
    target: target?.name,
    generates: signature.generates !== undefined,
    reconstructs,
    window,
  };
}

function outputTensors(classes: readonly string[], reconstructs: boolean, hasTarget: boolean): readonly TensorFace[] {
  if (classes.length > 0) {
    return [
      { name: 'probabilities', datatype: 'FP32', shape: [-1, classes.length] },
      { name: 'label', datatype: 'BYTES', shape: [-1] },
    ];
  }
  if (reconstructs) return [{ name: 'error', datatype: 'FP32', shape: [-1, 1] }];
  return [{ name: 'prediction', datatype: 'FP32', shape: [-1, hasTarget ? 1 : -1] }];
}

function withGroup(inputs: readonly ServedInput[], group: string): readonly ServedInput[] {
  if (inputs.some(({ field }) => field.name === group)) return inputs;
  const field: InputField = { type: 'text', name: group, example: '1' };
  return [...inputs, { field, nullable: false, categories: [], group: true }];
}

function inputTensor(field: InputField): TensorFace {
  const { name } = field;
  switch (field.type) {
    case 'numeric':
      return { name, datatype: 'FP32', shape: [-1] };
    case 'category':
    case 'text':
    case 'date':
      return { name, datatype: 'BYTES', shape: [-1] };
    case 'image':
      return { name, datatype: 'UINT8', shape: [-1, field.height, field.width, field.channels] };
  }
}

type Fitted = Readonly<Record<string, unknown>>;

/** What was learnt of each column, where it can be read, and how rows become windows. */
function fittedColumns(folder: string): {
  readonly columns: ReadonlyMap<string, Fitted>;
  readonly window: WindowFace | undefined;
} {
  const value = readPartJson(folder, versionFiles.preprocessing);
  const stored = isObject(value) && isObject(value['columns']) ? value['columns'] : {};
  const known = Array.isArray(stored['inputs']) ? stored['inputs'].filter(isObject) : [];
  const columns = new Map(known.map((column) => [String(column['name']), column]));
  const { window } = stored;
  if (!isObject(window) || typeof window['length'] !== 'number') return { columns, window: undefined };
  const { length, group } = window;
  return { columns, window: { length, group: typeof group === 'string' ? group : null } };
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
