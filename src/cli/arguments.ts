import { parseArgs } from 'node:util';
import { usageError } from './context';

export const verbs = [
  'check',
  'describe',
  'train',
  'attach',
  'runs',
  'show',
  'pause',
  'resume',
  'stop',
  'evaluate',
  'predict',
  'doctor',
] as const;
export type Verb = (typeof verbs)[number];

const common = {
  json: { type: 'boolean' },
  store: { type: 'string' },
  locale: { type: 'string' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

const options = {
  ...common,
  epochs: { type: 'string' },
  seed: { type: 'string' },
  set: { type: 'string', multiple: true },
  detach: { type: 'boolean' },
  data: { type: 'string' },
  input: { type: 'string' },
  file: { type: 'string' },
  fix: { type: 'boolean' },
} as const;

type OptionName = keyof typeof options;

const ownOptions: Readonly<Record<Verb, readonly OptionName[]>> = {
  check: ['set'],
  describe: ['set'],
  train: ['epochs', 'seed', 'set', 'detach'],
  attach: [],
  runs: [],
  show: [],
  pause: [],
  resume: ['detach'],
  stop: [],
  evaluate: ['data'],
  predict: ['input', 'file'],
  doctor: ['fix'],
};

const takesNothing: readonly Verb[] = ['runs', 'doctor'];

export interface Arguments {
  readonly verb: Verb | undefined;
  /** The FILE or RUN. */
  readonly subject: string;
  readonly values: ReturnType<typeof parse>['values'];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    // Node's words are English; the option that they name says it in every language.
    throw usageError('cli.badOption', { detail: /--?\w[\w-]*/.exec(detail)?.[0] ?? detail });
  }
}

function isVerb(word: string): word is Verb {
  return verbs.some((verb) => verb === word);
}

/** Reads the command line; throws a usage error. */
export function readArguments(args: readonly string[]): Arguments {
  const { positionals, values } = parse(args);
  const [verb, subject, ...rest] = positionals;
  if (values.help === true || values.version === true) return { verb: undefined, subject: '', values };
  if (verb === undefined) throw usageError('cli.needsVerb');
  if (!isVerb(verb)) throw usageError('cli.unknownVerb', { verb });
  const allowed: readonly string[] = [...Object.keys(common), ...ownOptions[verb]];
  const wrong = Object.keys(values).find((name) => !allowed.includes(name));
  if (wrong !== undefined) throw usageError('cli.badOption', { detail: `--${wrong}` });
  if (rest.length > 0 || (subject !== undefined && takesNothing.includes(verb))) {
    throw usageError('cli.badOption', { detail: rest[0] ?? subject ?? '' });
  }
  if (subject === undefined && !takesNothing.includes(verb)) {
    const needsFile = verb === 'check' || verb === 'describe' || verb === 'train';
    throw usageError(needsFile ? 'cli.needsFile' : 'cli.needsRun', { verb });
  }
  return { verb, subject: subject ?? '', values };
}

/** A whole number of an option; undefined where it was not given. */
export function wholeNumber(option: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() !== '' && Number.isSafeInteger(number) && number >= least) return number;
  throw usageError('cli.badNumber', { option, value, least });
}
