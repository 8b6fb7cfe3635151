import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { root, type Workspace } from './workspace';

export type Line = Readonly<Record<string, unknown>>;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly errors: string;
  /** Standard output as JSON, a line each; rejects whatever is none. */
  readonly lines: readonly Line[];
}

export interface ProgramOptions {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What to start instead of `node dist/cli.js`; the words follow. */
  readonly command?: readonly [string, ...string[]];
}

export const commandLine = path.join(root, 'dist/cli.js');

/** A program in a process group of its own, as a shell starts it: what it says, and how it ends. */
export class Program {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  private out = '';
  private errors = '';
  private waiting: (() => void)[] = [];

  constructor(workspace: Workspace, words: readonly string[], options: ProgramOptions = {}) {
    const [program, ...first] = options.command ?? [process.execPath, commandLine];
    // Settings of the one who runs the tests are not those of the user in the workspace.
    const { INIT_CWD: _caller, LC_ALL: _all, LC_MESSAGES: _messages, ...environment } = process.env;
    this.child = spawn(program, [...first, ...words], {
      cwd: options.folder ?? workspace.folder,
      env: { ...environment, LANG: 'C.UTF-8', ...workspace.environment, ...options.environment },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => this.hear(() => (this.out += text)));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => this.hear(() => (this.errors += text)));
    this.ended = new Promise((resolve, reject) => {
      this.child.on('error', reject);
      this.child.on('close', (code, signal) => {
        this.hear(() => undefined);
        const { out, errors } = this;
        resolve({
          code,
          signal,
          out,
          errors,
          get lines() {
            return parseLines(out);
          },
        });
      });
    });
  }

  /** Resolves when what it said so far, on both its outputs, fits; rejects where it ends before. */
  async until(fits: (said: string) => boolean): Promise<void> {
    while (!fits(this.out + this.errors)) {
      if (this.child.exitCode !== null) throw new Error(`It ended too soon:\n${this.out}\n${this.errors}`);
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** The values of the lines of JSON so far. */
  get lines(): readonly Line[] {
    return parseLines(this.out.slice(0, this.out.lastIndexOf('\n') + 1));
  }

  /** To the whole group, as a terminal does. */
  signalGroup(signal: NodeJS.Signals): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, signal);
  }

  private hear(change: () => void): void {
    change();
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function parseLines(out: string): readonly Line[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** Runs the command line to its end. */
export function runProgram(workspace: Workspace, words: readonly string[], options?: ProgramOptions): Promise<Ended> {
  return new Program(workspace, words, options).ended;
}

/** How many lines of an event there are in what was said with `--json`. */
export function countOf(said: string, event: string): number {
  return said.split(`"event":"${event}"`).length - 1;
}
