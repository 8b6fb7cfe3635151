import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import type { EngineLocation } from '../../../src/client';
import { summarizeRuns } from '../../../src/store';
import { noEngines } from './engines';

export const root = path.resolve(import.meta.dirname, '../../..');

/** A folder of a user's, with iris in it, a store of its own and a training slot that no other run takes. */
export interface Workspace {
  readonly folder: string;
  readonly store: string;
  /** Of the user's processes in this workspace. */
  readonly environment: Readonly<Record<string, string>>;
  readonly engine: EngineLocation;
  file(name: string, content?: string | Uint8Array): string;
}

/** Makes a workspace, with `more` in the environment of its processes; what still runs in it is killed, and it is removed, after the file's tests; nothing may be left at work. */
export function makeWorkspace(more: Readonly<Record<string, string>> = {}): Workspace {
  const script = path.join(root, 'dist/engine.js');
  expect(fs.existsSync(script), 'build the engine first').toBe(true);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'model-studio-'));
  const runtime = path.join(folder, 'runtime');
  fs.mkdirSync(runtime);
  fs.mkdirSync(path.join(folder, 'data'));
  for (const name of ['iris.model.yaml', 'data/iris.csv']) {
    fs.copyFileSync(path.join(root, 'examples', name), path.join(folder, name));
  }
  const store = path.join(folder, '.model-studio');
  // How fast this machine is decides nothing in a test.
  const environment = { XDG_RUNTIME_DIR: runtime, MODEL_STUDIO_MEASURE: 'never', ...more };
  afterAll(async () => {
    killRuns(store);
    await noEngines(folder);
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    store,
    environment,
    engine: { script, environment },
    file: (name, content) => {
      const file = path.join(folder, name);
      if (content !== undefined) {
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, content);
      }
      return file;
    },
  };
}

function killRuns(store: string): void {
  for (const { pid } of summarizeRuns(store)) if (pid !== undefined) process.kill(pid, 'SIGKILL');
}
