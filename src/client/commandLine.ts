import { StudioError } from '../protocol';
import { isObject } from '../store';
import { spawnCommand, type EngineLocation } from './engineLocation';

/** What a command said. */
export interface Said {
  /** For programs, a value each. */
  readonly values: readonly Readonly<Record<string, unknown>>[];
  /** For people, a line each. */
  readonly words: readonly string[];
}

/** Runs a command of the command line to its end; rejects with the error that it told. It may have answered, and what it says is a failure. */
export async function runCommandLine(
  cli: EngineLocation,
  verb: readonly string[],
  signal?: AbortSignal,
): Promise<Said> {
  const child = spawnCommand(cli, [...verb, '--json'], signal);
  let out = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const values = readLines(out);
  const words = errors.trim().split('\n');
  const error = values.find(({ event }) => event === 'error');
  if (!error && (code === 0 || (code !== null && values.length > 0))) return { values, words };
  const told = error?.['message'];
  const detail = typeof told === 'string' ? told : words.at(-1) || String(code);
  throw new StudioError('run', 'command-failed', { key: 'engine.commandFailed', args: { detail } });
}

/** The lines that are JSON. */
export function readLines(text: string): Said['values'] {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isObject(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}
