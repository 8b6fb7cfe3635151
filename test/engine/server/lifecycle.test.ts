import * as fs from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { listVersionsOf, moveAlias, versionFolder } from '../../../src/store';
import { runProgram } from '../cli/program';
import { makeWorkspace } from '../cli/workspace';
import { ask, flower, post, serveInTest, trainIris, type Answer } from './servedIris';

const workspace = makeWorkspace();

beforeAll(async () => {
  await trainIris(workspace, 1);
  await trainIris(workspace, 2);
});

const start = (words?: readonly string[]) => serveInTest(workspace, words);

/** Asks again and again until an answer fits; every answer is kept. */
async function askUntil(
  question: () => Promise<Answer>,
  fits: (answer: Answer) => boolean,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (;;) {
    const answer = await question();
    answers.push(answer);
    if (fits(answer)) return answers;
  }
}

describe('a server', () => {
  it('takes up moved aliases and new versions without a request that fails', async () => {
    const { url, program } = await start();
    const predict = () => post(`${url}/v1/models/iris/predict`, flower);
    const isVersion = (version: number) => (answer: Answer) => answer.body['version'] === version;
    expect((await predict()).body).toMatchObject({ version: 2 });
    const statuses: number[] = [];
    const hear = (answers: readonly Answer[]) => statuses.push(...answers.map(({ status }) => status));
    for (const version of [1, 2, 1]) {
      moveAlias(workspace.store, 'iris', 'champion', version);
      const many = await Promise.all([1, 2, 3, 4].map(() => askUntil(predict, isVersion(version))));
      many.forEach(hear);
    }
    moveAlias(workspace.store, 'iris', 'champion', null);
    fs.cpSync(versionFolder(workspace.store, 'iris', 1), `${workspace.folder}/copy`, { recursive: true });
    fs.renameSync(`${workspace.folder}/copy`, versionFolder(workspace.store, 'iris', 3));
    hear(await askUntil(predict, isVersion(3)));
    // A damaged version is passed over: what answered goes on answering.
    fs.cpSync(versionFolder(workspace.store, 'iris', 1), `${workspace.folder}/copy`, { recursive: true });
    fs.truncateSync(`${workspace.folder}/copy/weights.bin`, 10);
    fs.renameSync(`${workspace.folder}/copy`, versionFolder(workspace.store, 'iris', 4));
    await program.until((said) => said.includes('iris@4'));
    hear(await askUntil(predict, isVersion(3)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const damaged = await post(`${url}/v1/models/iris/versions/4/predict`, flower);
    expect(damaged.status).toBe(503);
    expect(damaged.headers.get('retry-after')).not.toBeNull();
    fs.rmSync(versionFolder(workspace.store, 'iris', 4), { recursive: true });
    program.child.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);
    expect(listVersionsOf(workspace.store, 'iris')).toHaveLength(3);
  });

  it('asks another worker when one is killed, stays healthy, and has it back', async () => {
    const { url, workers, program } = await start(['--workers', '2']);
    expect(workers.length).toBeGreaterThan(0);
    const asked = Array.from({ length: 40 }, () => post(`${url}/v1/models/iris/predict`, Array(200).fill(flower)));
    for (const worker of workers) process.kill(worker, 'SIGKILL');
    expect(await ask(`${url}/v2/health/live`)).toMatchObject({ status: 200 });
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    const answers = await askUntil(
      () => post(`${url}/v1/models/iris/predict`, flower),
      ({ status }) => status === 200,
    );
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    program.child.kill('SIGTERM');
    await program.ended;
  });

  it('refuses what it cannot hold, is healthy meanwhile, and finishes what it took when it is stopped', async () => {
    const { url, program, workers } = await start(['--workers', '1', '--queue', '10']);
    const [worker = 0] = workers;
    process.kill(worker, 'SIGSTOP');
    const rows = Array(5).fill(flower);
    const asked = Array.from({ length: 12 }, () => post(`${url}/v1/models/iris/predict`, rows));
    const first = await Promise.race(asked);
    expect(first).toMatchObject({ status: 503 });
    expect(first.headers.get('retry-after')).toBe('1');
    expect(await ask(`${url}/v2/health/ready`)).toMatchObject({ status: 200 });
    program.child.kill('SIGTERM');
    await program.until((said) => said.includes('Stopping'));
    process.kill(worker, 'SIGCONT');
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(1);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    expect((await program.ended).code).toBe(0);
  });

  it('answers 504 when the deadline is over', async () => {
    const { url, workers, program } = await start(['--workers', '1', '--deadline', '1']);
    for (const worker of workers) process.kill(worker, 'SIGSTOP');
    expect(await post(`${url}/v1/models/iris/predict`, flower)).toMatchObject({ status: 504 });
    for (const worker of workers) process.kill(worker, 'SIGCONT');
    expect(await post(`${url}/v1/models/iris/predict`, flower)).toMatchObject({ status: 200 });
    program.child.kill('SIGTERM');
    await program.ended;
  });

  it('serves what it was told to, and says when it cannot', async () => {
    const { url, program } = await start(['iris@1']);
    expect((await ask(`${url}/v2/models/iris`)).body).toMatchObject({ versions: ['1'] });
    const port = new URL(url).port;
    const fails = async (...words: string[]) => {
      const { code, lines } = await runProgram(workspace, ['serve', '--json', ...words]);
      return [code, lines[0]?.['code']];
    };
    expect(await fails('--port', port)).toEqual([1, 'port-in-use']);
    expect(await fails('iris@9')).toEqual([1, 'version-missing']);
    expect(await fails('--host', '0.0.0.0')).toEqual([1, 'keys-needed']);
    program.child.kill('SIGTERM');
    await program.ended;
  });
});
