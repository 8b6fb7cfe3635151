import { badRequest } from '../http/httpError';
import { numberTypes, type Elements } from './datatypes';

/** The values of a tensor given as JSON, flat or nested in its shape, each as its datatype can hold it. */
export function readJsonData(
  data: readonly unknown[],
  shape: readonly number[],
  datatype: string,
  path: string,
): Elements {
  const count = shape.reduce((product, size) => product * size, 1);
  const nested = data.some((one) => Array.isArray(one));
  const flat = nested ? flatten(data, shape, path) : data;
  if (flat.length !== count) throw badRequest(path, 'server.badCount', { found: flat.length, wanted: count });
  const fits = fitsDatatype(datatype);
  const wrong = flat.findIndex((value) => !fits(value));
  if (wrong >= 0) throw badRequest(`${path}[${wrong}]`, 'server.badElement', { datatype });
  return flat as Elements & readonly unknown[];
}

function fitsDatatype(datatype: string): (value: unknown) => boolean {
  if (datatype === 'BYTES') return (value) => typeof value === 'string';
  const type = numberTypes[datatype];
  return (value) => {
    if (datatype === 'BOOL' && typeof value === 'boolean') return true;
    if (typeof value !== 'number' || !type) return false;
    return value >= type.least && value <= type.most && (!type.whole || Number.isInteger(value));
  };
}

/** Takes lists out of lists, one level for each size of the shape but the first. */
function flatten(data: readonly unknown[], shape: readonly number[], path: string): readonly unknown[] {
  let level = data;
  if (level.length !== shape[0]) throw ragged(path, shape);
  for (const size of shape.slice(1)) {
    const next: unknown[] = [];
    for (const one of level) {
      if (!Array.isArray(one) || one.length !== size) throw ragged(path, shape);
      for (const inner of one as readonly unknown[]) next.push(inner);
    }
    level = next;
  }
  return level;
}

function ragged(path: string, shape: readonly number[]): Error {
  return badRequest(path, 'server.raggedData', { shape: `[${shape.join(', ')}]` });
}
