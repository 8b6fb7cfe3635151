import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { nativeFolder } from '../../../scripts/package/native.mjs';
import { ensurePython } from '../../../scripts/setup/python.mjs';
import { ask, flower, post, trainIris } from '../server/servedIris';
import { startOnnxRuntime } from '../portable/onnxRuntime';
import { serveHere, settingsOf, stageOf, wordsOf } from './deployedFolder';
import { runProgram } from './program';
import { makeWorkspace } from './workspace';

const run = promisify(execFile);
const workspace = makeWorkspace();

beforeAll(() => trainIris(workspace, 1), 600_000);

async function deployed(target: string): Promise<string> {
  const folder = path.join(workspace.folder, target);
  const { code, errors } = await runProgram(workspace, ['deploy', 'iris', '--target', target, '-o', folder]);
  expect(errors).toBe('');
  expect(code).toBe(0);
  return folder;
}

const textOf = (...parts: readonly string[]): string => fs.readFileSync(path.join(...parts), 'utf8');

/** What a program of `clusters/` says of a file. */
async function clusterSays(program: string, file: string): Promise<string> {
  const script = path.join(import.meta.dirname, 'clusters', program);
  return (await run(await ensurePython('clusters'), [script, file])).stdout;
}

describe('a version that is deployed', () => {
  it('as a container is a Dockerfile that its linter finds nothing in, run by nobody special', async () => {
    const folder = await deployed('container');
    const dockerfile = textOf(folder, 'Dockerfile');
    const python = await ensurePython('containers');
    await run(path.join(path.dirname(python), 'hadolint'), [path.join(folder, 'Dockerfile')]);
    const instructions = dockerfile.split('\n').map((line) => line.split(' ', 1)[0]);
    expect(instructions.indexOf('USER')).toBeLessThan(instructions.indexOf('ENTRYPOINT'));
    expect(dockerfile).toContain('\nUSER 1000:1000\n');
    expect(wordsOf(dockerfile, 'HEALTHCHECK')[2]).toContain('/v2/health/ready');
    for (const [, from = ''] of dockerfile.matchAll(/^COPY (?:--chown=\S+ )?([^-\s]\S*)/gm)) {
      expect(fs.existsSync(path.join(folder, from)), from).toBe(true);
    }
    expect(fs.readdirSync(path.join(folder, '.model-studio'))).toEqual(['versions']);
  }, 600_000);

  it('as a container answers from nothing but its folder, to those who have a key', async () => {
    const folder = path.join(workspace.folder, 'container');
    const cli = path.join(folder, 'program/dist/cli.js');
    const store = path.join(folder, '.model-studio');
    const made = await runProgram(workspace, ['keys', 'create', 'me', '--store', store, '--json'], {
      command: [process.execPath, cli],
    });
    const key = String(made.lines[0]?.['key']);
    const headers = { authorization: `Bearer ${key}` };
    const image = stageOf(textOf(folder, 'Dockerfile'), -1);
    const [, ...words] = wordsOf(image, 'ENTRYPOINT');
    const library = path.join(folder, 'native');
    const slowness = async (): Promise<unknown> => {
      const url = await serveHere(workspace, folder, { root: '/opt/model', words, settings: settingsOf(image) });
      expect((await fetch(`${url}/v2/health/ready`)).status).toBe(200);
      const asked = `${url}/v1/models/iris/predict`;
      expect((await post(asked, flower)).status).toBe(401);
      expect((await post(asked, flower, headers)).body).toMatchObject({ version: 1, label: 'Iris-setosa' });
      return (await ask(`${url}/v2/models/iris`, { headers })).body['parameters'];
    };
    // Nobody has built the image, so the library is not where it would be.
    const reason = expect.stringContaining(`There is no folder ${library}`) as string;
    expect(await slowness()).toEqual({ slow: reason });
    fs.symlinkSync(nativeFolder(), library);
    expect(await slowness()).toBeUndefined();
  }, 600_000);

  it('to KServe is an InferenceService as KServe describes it, whose probes the container answers', async () => {
    const folder = await deployed('kserve');
    const file = path.join(folder, 'inferenceservice.yaml');
    expect(await clusterSays('inferenceService.py', file)).toBe('');
    const service = parse(textOf(file)) as unknown;
    expect(service).toMatchObject({
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name: 'iris' },
      spec: {
        predictor: {
          containers: [
            {
              name: 'kserve-container',
              image: 'iris:1',
              ports: [{ containerPort: 8501, protocol: 'TCP' }],
              readinessProbe: { httpGet: { path: '/v2/health/ready', port: 8501 } },
              securityContext: { runAsNonRoot: true },
            },
          ],
        },
      },
    });
    expect(fs.existsSync(path.join(folder, 'Dockerfile'))).toBe(true);
  }, 600_000);

  it('to Triton is a model repository whose configuration says what the ONNX model takes', async () => {
    const folder = await deployed('triton');
    const model = path.join(folder, 'model_repository/iris/1/model.onnx');
    const runtime = await startOnnxRuntime();
    const answer = await runtime.run(model, { features: { shape: [2, 4], values: [0, 0, 0, 0, 1, 1, 1, 1] } });
    runtime.end();
    expect(answer['probabilities']?.shape).toEqual([2, 3]);
    const config = await clusterSays('tritonConfig.py', path.join(folder, 'model_repository/iris/config.pbtxt'));
    expect(JSON.parse(config)).toEqual({
      name: 'iris',
      backend: 'onnxruntime',
      max_batch_size: 64,
      input: [{ name: 'features', data_type: 'TYPE_FP32', dims: ['4'] }],
      output: [{ name: 'probabilities', data_type: 'TYPE_FP32', dims: ['3'] }],
      version_policy: { specific: { versions: ['1'] } },
      dynamic_batching: {},
    });
  }, 600_000);

  it('to systemd is a unit that starts the server of its folder', async () => {
    const folder = await deployed('systemd');
    const unit = path.join(folder, 'iris.service');
    const verified = await run('systemd-analyze', ['verify', unit]).then(
      ({ stderr }) => stderr,
      (error: { readonly code?: unknown; readonly stderr?: string }) => (error.code === 'ENOENT' ? '' : error.stderr),
    );
    expect(verified).not.toContain('iris.service');
    const start = /^ExecStart=\/usr\/bin\/env node (.*)$/m.exec(textOf(unit))?.[1] ?? '';
    const words = start.split(' ').map((word) => word.slice(1, -1));
    const settings = (/^Environment=(.*)$/m.exec(textOf(unit))?.[1] ?? '').split(' ');
    const url = await serveHere(workspace, folder, { root: '/opt/model-studio/iris', words, settings });
    expect((await post(`${url}/v1/models/iris/predict`, flower)).body['label']).toBe('Iris-setosa');
  }, 600_000);
});
