import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { checkCode } from '../../../src/engine/code';
import type { ModelFile } from '../../../src/language';
import type { CodeBundle } from '../../../src/protocol';
import { useNativeBackend } from '../train/useBackend';

/** Where models in code stand while a file of tests runs. */
export let folder: string;
beforeAll(async () => {
  await useNativeBackend();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'code-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

export const check = (text: string, name = 'tried.model.ts', set: readonly string[] = []) =>
  checkCode({ text, path: path.join(folder, name), set }, new AbortController().signal);

export interface Checked {
  readonly file: ModelFile;
  readonly code: CodeBundle;
}

export async function checked(text: string, name?: string, set?: readonly string[]): Promise<Checked> {
  const { model, problems, code } = await check(text, name, set);
  if (!model || !code) throw new Error(JSON.stringify(problems));
  return { file: model, code };
}
