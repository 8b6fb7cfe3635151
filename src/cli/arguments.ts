import { parseArgs } from 'node:util';
import { usageError } from './context';

export const verbs = [
  'check',
  'describe',
  'train',
  'repeat',
  'attach',
  'runs',
  'show',
  'pause',
  'resume',
  'stop',
  'evaluate',
  'predict',
  'versions',
  'compare',
  'alias',
  'annotate',
  'rename',
  'card',
  'report',
  'delete',
  'discard',
  'restore',
  'clean',
  'reproduce',
  'serve',
  'keys',
  'traffic',
  'encrypt',
  'decrypt',
  'export',
  'deploy',
  'doctor',
] as const;
export type Verb = (typeof verbs)[number];

const common = {
  json: { type: 'boolean' },
  store: { type: 'string' },
  locale: { type: 'string' },
  'store-key': { type: 'string' },
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
  deleted: { type: 'boolean' },
  remove: { type: 'boolean' },
  title: { type: 'string' },
  note: { type: 'string' },
  tag: { type: 'string', multiple: true },
  reset: { type: 'boolean' },
  yes: { type: 'boolean' },
  part: { type: 'string', multiple: true },
  csv: { type: 'boolean' },
  markdown: { type: 'boolean' },
  host: { type: 'string' },
  port: { type: 'string' },
  workers: { type: 'string' },
  batch: { type: 'string' },
  delay: { type: 'string' },
  queue: { type: 'string' },
  deadline: { type: 'string' },
  log: { type: 'string' },
  keys: { type: 'boolean' },
  cors: { type: 'string', multiple: true },
  'allowed-host': { type: 'string', multiple: true },
  'request-timeout': { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  model: { type: 'string', multiple: true },
  action: { type: 'string', multiple: true },
  expires: { type: 'string' },
  rate: { type: 'string' },
  canary: { type: 'string' },
  shadow: { type: 'string' },
  'new-key': { type: 'boolean' },
  format: { type: 'string' },
  target: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const;

type OptionName = keyof typeof options;

const ownOptions: Readonly<Record<Verb, readonly OptionName[]>> = {
  check: ['set'],
  describe: ['set'],
  train: ['epochs', 'seed', 'set', 'detach'],
  repeat: ['epochs', 'seed', 'set', 'detach'],
  attach: [],
  runs: [],
  show: [],
  pause: [],
  resume: ['detach'],
  stop: [],
  evaluate: ['data'],
  predict: ['input', 'file'],
  versions: ['deleted'],
  compare: ['csv', 'markdown'],
  alias: ['remove'],
  annotate: ['title', 'note', 'tag'],
  rename: [],
  card: ['file', 'reset'],
  report: ['output'],
  delete: [],
  discard: [],
  restore: [],
  clean: ['yes', 'part'],
  reproduce: [],
  serve: [
    'host',
    'port',
    'workers',
    'batch',
    'delay',
    'queue',
    'deadline',
    'log',
    'keys',
    'cors',
    'allowed-host',
    'request-timeout',
    'tls-cert',
    'tls-key',
  ],
  keys: ['model', 'action', 'expires', 'rate'],
  traffic: ['canary', 'shadow', 'remove'],
  encrypt: ['new-key'],
  decrypt: [],
  export: ['format', 'output'],
  deploy: ['target', 'output'],
  doctor: ['fix'],
};

/** How many words follow a verb, at least and at most; one where it is not said here. */
const counts: { readonly [V in Verb]?: readonly [least: number, most: number] } = {
  runs: [0, 0],
  doctor: [0, 0],
  clean: [0, 0],
  versions: [0, 1],
  compare: [2, Infinity],
  alias: [1, 2],
  rename: [1, 2],
  serve: [0, Infinity],
  keys: [0, 2],
};

export interface Arguments {
  readonly verb: Verb | undefined;
  /** The FILE or RUN. */
  readonly subject: string;
  /** What follows it. */
  readonly others: readonly string[];
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
  if (values.help === true || values.version === true) return { verb: undefined, subject: '', others: [], values };
  if (verb === undefined) throw usageError('cli.needsVerb');
  if (!isVerb(verb)) throw usageError('cli.unknownVerb', { verb });
  const allowed: readonly string[] = [...Object.keys(common), ...ownOptions[verb]];
  const wrong = Object.keys(values).find((name) => !allowed.includes(name));
  if (wrong !== undefined) throw usageError('cli.badOption', { detail: `--${wrong}` });
  const [least, most] = counts[verb] ?? [1, 1];
  const given = positionals.length - 1;
  if (given > most) throw usageError('cli.badOption', { detail: positionals[most + 1] ?? '' });
  if (given < least) {
    if (verb === 'compare') throw usageError('cli.needsTwo', { verb });
    const needsFile = verb === 'check' || verb === 'describe' || verb === 'train';
    throw usageError(needsFile ? 'cli.needsFile' : 'cli.needsRun', { verb });
  }
  return { verb, subject: subject ?? '', others: rest, values };
}

/** A whole number of an option; undefined where it was not given. */
export function wholeNumber(option: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() !== '' && Number.isSafeInteger(number) && number >= least) return number;
  throw usageError('cli.badNumber', { option, value, least });
}
