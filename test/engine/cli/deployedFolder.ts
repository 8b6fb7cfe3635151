import { onTestFinished } from 'vitest';
import { Program } from './program';
import type { Workspace } from './workspace';

/** A stage of a Dockerfile, from its FROM on; 0 is the first, -1 the last. */
export function stageOf(dockerfile: string, place: number): string {
  return dockerfile.split(/^(?=FROM )/m).at(place) ?? '';
}

/** What a stage sets in the environment, as `NAME=value`. */
export function settingsOf(stage: string): readonly string[] {
  const [, given = ''] = /^ENV ((?:.*\\\n)*.*)$/m.exec(stage) ?? [];
  return given.split(/[\s\\]+/);
}

/** The words of an instruction in JSON. */
export function wordsOf(stage: string, instruction: string): readonly string[] {
  const found = new RegExp(`^${instruction}\\b[^[]*(\\[.*\\])$`, 'm').exec(stage)?.[1];
  return JSON.parse(found ?? '[]') as readonly string[];
}

/** What a folder says is to be run where it was meant to be. */
export interface Meant {
  readonly root: string;
  /** After `node`. */
  readonly words: readonly string[];
  /** As `NAME=value`. */
  readonly settings: readonly string[];
}

/** Runs it where the folder lies; `/tmp` is the workspace. */
export function runHere(workspace: Workspace, folder: string, meant: Meant, more: readonly string[] = []): Program {
  const here = (word: string) => word.replace(/^\/tmp/, workspace.folder).replace(meant.root, folder);
  const pairs = meant.settings.map((setting) => setting.split('=', 2) as [string, string]);
  return new Program(workspace, more, {
    command: [process.execPath, ...meant.words.map(here)],
    environment: Object.fromEntries(pairs.map(([name, value]) => [name, here(value)])),
  });
}

/** Starts the server of a folder for one test; gives its address. */
export async function serveHere(workspace: Workspace, folder: string, meant: Meant): Promise<string> {
  const program = runHere(workspace, folder, meant, ['--port', '0', '--json', '--workers', '1']);
  onTestFinished(async () => {
    program.child.kill('SIGTERM');
    await program.ended;
  });
  await program.until((said) => said.includes('"event":"listening"'));
  const listening = program.lines.find(({ event }) => event === 'listening');
  return `http://127.0.0.1:${new URL(String(listening?.['url'])).port}`;
}
