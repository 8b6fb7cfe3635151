import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vsixFile } from '../../scripts/package.mjs';
import installInVscode from '../endToEnd/setUp';
import { unpackVsix } from './vsix';

/** Installs the VSIX for linux-x64 in a VS Code, and unpacks the universal one. */
export default async function setUp(): Promise<() => Promise<void>> {
  const remove = await installInVscode();
  const folder = await mkdtemp(path.join(tmpdir(), 'model-studio-universal-'));
  await unpackVsix(vsixFile('universal'), folder);
  process.env['MODEL_STUDIO_TEST_UNIVERSAL'] = folder;
  return async () => {
    await remove();
    await rm(folder, { recursive: true, force: true });
  };
}
