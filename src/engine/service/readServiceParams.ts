import type { MeasureSpeed, ServiceRequests } from '../../protocol';
import {
  dataParts,
  explainMethods,
  portableFormats,
  mostColumnsAtOnce,
  mostRowsAtOnce,
  StudioError,
} from '../../protocol';
import { isObject } from '../../store';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isTexts: Check = (value) => value === undefined || (Array.isArray(value) && value.every(isText));
const optionalText: Check = (value) => value === undefined || isText(value);
const isRows: Check = (value) => Array.isArray(value) && value.every(isObject);
const isRow: Check = (value) => value === 'random' || value === 'last' || isCount(value);
const isSplit: Check = (value) =>
  value === undefined || value === 'train' || value === 'validation' || value === 'test' || value === 'data';

const optionalCount: Check = (value) => value === undefined || isCount(value);
const isMethod: Check = (value) => value === undefined || explainMethods.some((method) => method === value);
const someRows: Check = (value) => isRows(value) && Array.isArray(value) && value.length > 0;

const isLabelled: Check = (value) =>
  Array.isArray(value) && value.every((one) => isObject(one) && isText(one['folder']) && isText(one['label']));
const speedMeasurements: readonly MeasureSpeed[] = ['never', 'once', 'again'];
const isBoolean: Check = (value) => typeof value === 'boolean';
const isColumns: Check = (value) => Array.isArray(value) && value.length <= mostColumnsAtOnce && value.every(isCount);
const file = { text: isText, path: isText, set: isTexts };
const preview = { ...file, part: (value: unknown) => dataParts.some((part) => part === value) };
const version = { folder: isText };

/** What each request must carry. */
const checks: { readonly [M in keyof ServiceRequests]: Readonly<Record<string, Check>> } = {
  'code/check': file,
  'data/facts': file,
  'data/summary': file,
  'preview/open': { ...preview, head: isBoolean, split: isBoolean },
  'preview/rows': {
    ...preview,
    head: isBoolean,
    from: isCount,
    count: (value) => isCount(value) && Number(value) <= mostRowsAtOnce,
    label: (value) => value === null || isText(value),
    only: (value) => value === null || (isObject(value) && isCount(value['column']) && isText(value['kind'])),
    order: (value) => value === null || (isObject(value) && isCount(value['column']) && isBoolean(value['descending'])),
  },
  'preview/statistics': { ...preview, columns: isColumns },
  'data/row': { ...file, row: isRow, split: isSplit },
  'version/signature': version,
  'version/predict': { ...version, inputs: isRows },
  'version/predictFile': { ...version, path: isText, most: optionalCount },
  'version/saveAnswers': { versions: isLabelled, path: isText, output: isText },
  'version/fileRow': { ...version, path: isText, row: isCount },
  'version/evaluate': { ...version, data: optionalText },
  'version/explain': { ...version, inputs: someRows, method: isMethod, target: optionalCount },
  'version/importance': { ...version, split: isSplit, seed: optionalCount },
  'version/dependence': { ...version, column: isText, target: optionalCount, split: isSplit },
  'version/activations': { ...version, layer: isText, inputs: someRows },
  'version/weights': { ...version, network: isText, layer: isText },
  'version/generate': { ...version, count: (value) => isCount(value) && Number(value) <= 10_000, seed: isCount },
  'version/export': {
    ...version,
    format: (value) => portableFormats.some((format) => format === value),
    output: isText,
  },
  'machine/speed': { measure: (value) => speedMeasurements.some((one) => one === value) },
  'doctor/diagnose': {},
  'doctor/mend': {},
};

/** The parameters of a request as they should be; throws an error that is the answer where they are not. */
export function readServiceParams<M extends keyof ServiceRequests>(
  method: M,
  params: unknown,
): ServiceRequests[M]['params'] {
  const wrong = isObject(params)
    ? Object.entries(checks[method]).find(([name, check]) => !check(params[name]))?.[0]
    : 'params';
  if (wrong === undefined) return params as ServiceRequests[M]['params'];
  throw new StudioError('usage', 'bad-message', {
    key: 'engine.serviceBadRequest',
    args: { method, detail: wrong },
  });
}
