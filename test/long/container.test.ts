import * as fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createKey } from '../../src/store';
import { runHere, serveHere, settingsOf, stageOf, wordsOf, type Meant } from '../engine/cli/deployedFolder';
import { runProgram } from '../engine/cli/program';
import { makeWorkspace } from '../engine/cli/workspace';
import { ask, flower, post, trainIris } from '../engine/server/servedIris';

const workspace = makeWorkspace();

it('what the Dockerfile of a deployed version says gets the native library by name, and serves with it', async () => {
  await trainIris(workspace, 1);
  const folder = path.join(workspace.folder, 'container');
  await runProgram(workspace, ['deploy', 'iris', '--target', 'container', '-o', folder]);
  const dockerfile = fs.readFileSync(path.join(folder, 'Dockerfile'), 'utf8');
  const meant = (place: number, instruction: string): Meant => {
    const stage = stageOf(dockerfile, place);
    return { root: '/opt/model', words: wordsOf(stage, instruction).slice(1), settings: settingsOf(stage) };
  };
  const { code, out, errors } = await runHere(workspace, folder, meant(0, 'RUN')).ended;
  expect(code, out + errors).toBe(0);
  const cache = path.join(folder, 'cache/model-studio');
  const library = fs.readdirSync(cache).filter((name) => name.startsWith('tensorflow-'));
  expect(library).toHaveLength(1);
  fs.renameSync(path.join(cache, library[0] ?? ''), path.join(folder, 'native'));
  const { token } = createKey(path.join(folder, '.model-studio'), {
    name: 'me',
    models: [],
    actions: ['read', 'predict'],
  });
  const headers = { authorization: `Bearer ${token}` };
  const url = await serveHere(workspace, folder, meant(-1, 'ENTRYPOINT'));
  expect((await post(`${url}/v1/models/iris/predict`, flower, headers)).body['label']).toBe('Iris-setosa');
  expect((await ask(`${url}/v2/models/iris`, { headers })).body).not.toHaveProperty('parameters');
});
