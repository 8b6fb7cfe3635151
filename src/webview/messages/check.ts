/** Checks of unknown values: each says where the first thing wrong is, or nothing. */
export type Check = (value: unknown, path: string) => string | undefined;

export const isText: Check = ofType('string');
export const isBoolean: Check = ofType('boolean');
export const isNumber: Check = (value, path) => (Number.isFinite(value) ? undefined : `${path} is not a number`);
export const isCount: Check = (value, path) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : `${path} is not a count`;
export const anything: Check = () => undefined;

export function oneOf(...allowed: readonly string[]): Check {
  return (value, path) =>
    allowed.some((one) => one === value) ? undefined : `${path} is none of ${allowed.join(', ')}`;
}

export function nullable(check: Check): Check {
  return (value, path) => (value === null ? undefined : check(value, path));
}

export function optional(check: Check): Check {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

export function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is not a list`;
    for (let index = 0; index < value.length; index++) {
      const problem = check(value[index], `${path}[${index}]`);
      if (problem) return problem;
    }
    return undefined;
  };
}

export function recordOf(check: Check): Check {
  return (value, path) => {
    if (!isObject(value)) return `${path} is not an object`;
    for (const [name, item] of Object.entries(value)) {
      const problem = check(item, `${path}.${name}`);
      if (problem) return problem;
    }
    return undefined;
  };
}

/** An object with at least these fields; others are let pass, as a newer host may send them. */
export function shape(fields: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isObject(value)) return `${path} is not an object`;
    for (const [name, check] of Object.entries(fields)) {
      const problem = check(value[name], `${path}.${name}`);
      if (problem) return problem;
    }
    return undefined;
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ofType(type: 'string' | 'boolean'): Check {
  return (value, path) => (typeof value === type ? undefined : `${path} is not a ${type}`);
}
