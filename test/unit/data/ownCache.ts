import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';

/** Gives the tests of a file a cache of their own, and each the usual memory for data; the cache's folder. */
export function useOwnCache(): string {
  const cache = mkdtempSync(path.join(os.tmpdir(), 'model-studio-cache-'));
  beforeAll(() => vi.stubEnv('XDG_CACHE_HOME', cache));
  afterEach(() => vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', ''));
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(cache, { recursive: true, force: true });
  });
  return cache;
}
