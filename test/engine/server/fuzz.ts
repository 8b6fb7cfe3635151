import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensurePython } from '../../../scripts/setup/python.mjs';

/** What no answer may do, whatever is asked: fail, or be other than the server's own document says. */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'response_headers_conformance',
  'unsupported_method',
  'negative_data_rejection',
];

export interface Fuzzed {
  readonly code: number | null;
  readonly said: string;
}

/** Asks a server what its OpenAPI document allows, and what it does not, with schemathesis. */
export async function fuzz(
  url: string,
  { examples, seed, token }: { examples: number; seed: number; token?: string },
): Promise<Fuzzed> {
  const python = await ensurePython('fuzz');
  const more = token === undefined ? [] : ['--header', `Authorization: Bearer ${token}`];
  const words = [
    ['run', `${url}/openapi.json`],
    ['--checks', (token === undefined ? checks : [...checks, 'ignored_auth']).join(',')],
    ['--phases', 'examples,coverage,fuzzing'],
    ['--max-examples', String(examples), '--seed', String(seed)],
    ['--generation-database', 'none', '--continue-on-failure', '--no-color', '--suppress-health-check', 'all'],
    more,
  ].flat();
  // It keeps notes of its own where it is started.
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'model-studio-fuzz-'));
  const child = spawn(python, ['-m', 'schemathesis.cli', ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  fs.rmSync(cwd, { recursive: true, force: true });
  return { code, said };
}
