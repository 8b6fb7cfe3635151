import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EngineLocation } from '../../../src/client';
import type { Workspace } from '../cli/workspace';

/** Where such an engine keeps what it measured. */
export function measuredFolder(workspace: Workspace): string {
  return path.join(workspace.folder, 'cache/model-studio/compute');
}

/** An engine that measures every model, and keeps what it finds in the workspace. */
export function measuringEngine(workspace: Workspace, more: Readonly<Record<string, string>> = {}): EngineLocation {
  const library = process.env['MODEL_STUDIO_NATIVE'] ?? libraryFolder();
  const environment = {
    ...workspace.environment,
    MODEL_STUDIO_NATIVE: library,
    MODEL_STUDIO_MEASURE: 'always',
    XDG_CACHE_HOME: path.join(workspace.folder, 'cache'),
    ...more,
  };
  return { ...workspace.engine, environment };
}

/** The library of the user's own cache, which these runs do not see. */
function libraryFolder(): string {
  const cache = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'model-studio');
  const name = fs.readdirSync(cache).find((one) => one.startsWith('tensorflow-'));
  return path.join(cache, name ?? '');
}
