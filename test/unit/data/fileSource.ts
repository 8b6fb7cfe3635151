import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FileSource } from '../../../src/language';

/** A source with the defaults of the language. */
export function fileSource(name: string, settings: Partial<FileSource> = {}): FileSource {
  return {
    kind: 'file',
    path: name,
    format: 'csv',
    header: null,
    delimiter: null,
    encoding: 'utf-8',
    missingValues: ['', '?', 'NA', 'N/A', 'NaN', 'null'],
    ...settings,
  };
}

/** Runs `use` with a folder of these files, removed afterwards. */
export async function withFiles<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-studio-data-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
