import { spawn } from 'node:child_process';
import { isMissing } from './failure';

export interface ToolResult {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  /** The end of what it said on standard error. */
  readonly errors: string;
}

export interface ToolOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder?: string;
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number;
}

const keptCharacters = 20_000;

/** Runs a program to its end, without a shell; undefined when there is no such program. Throws when aborted. */
export async function runTool(
  command: string,
  args: readonly string[],
  options: ToolOptions,
): Promise<ToolResult | undefined> {
  options.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: options.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(options.folder !== undefined && { cwd: options.folder }),
      ...(options.signal && { signal: options.signal }),
      ...(options.timeout !== undefined && { timeout: options.timeout }),
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output = (output + chunk).slice(-keptCharacters)));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors = (errors + chunk).slice(-keptCharacters)));
    let failure: Error | undefined;
    child.on('error', (error) => {
      failure = error;
      if (child.pid === undefined) settle(null, null);
    });
    // An aborted child is waited for, so that nothing still writes into a folder that is being removed.
    child.on('close', settle);
    function settle(code: number | null, signal: NodeJS.Signals | null): void {
      if (failure === undefined) resolve({ code, signal, output, errors });
      else if (isMissing(failure)) resolve(undefined);
      else reject(failure);
    }
  });
}

/** The last line with something in it: where tools say what went wrong. */
export function lastLine(said: string): string {
  return said.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
}
