import { onTestFinished } from 'vitest';
import { Program, runProgram, type Line } from '../cli/program';
import type { Workspace } from '../cli/workspace';

export const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };

export interface Served {
  readonly program: Program;
  readonly url: string;
  readonly workers: readonly number[];
}

/** Starts `model-studio serve` on a free port. */
export async function serve(workspace: Workspace, words: readonly string[] = []): Promise<Served> {
  const program = new Program(workspace, ['serve', '--port', '0', '--json', ...words]);
  await program.until((said) => said.includes('"event":"listening"'));
  const listening = program.lines.find(({ event }) => event === 'listening') as Line;
  return { program, url: String(listening['url']), workers: listening['workers'] as readonly number[] };
}

/** Ends a server, whatever it is doing. */
export async function end({ program }: Served): Promise<void> {
  if (program.child.exitCode === null) program.child.kill('SIGKILL');
  await program.ended;
}

/** The same, for one test: the server ends with it. */
export async function serveInTest(workspace: Workspace, words: readonly string[] = []): Promise<Served> {
  const served = await serve(workspace, words);
  onTestFinished(() => end(served));
  return served;
}

export async function trainIris(workspace: Workspace, seed: number): Promise<void> {
  const { code, errors } = await runProgram(workspace, [
    'train',
    'iris.model.yaml',
    '--epochs',
    '3',
    '--seed',
    String(seed),
  ]);
  if (code !== 0) throw new Error(errors);
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function ask(url: string, options: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, options);
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] };
}

export function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  return ask(url, { method: 'POST', body: content, headers: { 'content-type': 'application/json', ...headers } });
}
