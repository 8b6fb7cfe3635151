import { StudioError } from '../protocol';
import { isObject } from '../store';
import { spawnCommand, type EngineLocation } from './engineLocation';

/** What a command said for programs, a line each. */
type Said = readonly Readonly<Record<string, unknown>>[];

/** Runs a command of the command line to its end; rejects with the error that it told. */
export async function runCommandLine(
  cli: EngineLocation,
  words: readonly string[],
  signal?: AbortSignal,
): Promise<Said> {
  const child = spawnCommand(cli, [...words, '--json'], signal);
  let out = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const said = readLines(out);
  if (code === 0) return said;
  const told = said.find(({ event }) => event === 'error')?.['message'];
  const detail = typeof told === 'string' ? told : errors.trim().split('\n').at(-1) || String(code);
  throw new StudioError('run', 'command-failed', { key: 'engine.commandFailed', args: { detail } });
}

/** The lines that are JSON. */
export function readLines(text: string): Said {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isObject(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}
