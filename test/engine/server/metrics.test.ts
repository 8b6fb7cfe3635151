import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../../src/store';
import { makeWorkspace } from '../cli/workspace';
import { end, flower, post, serve, trainIris, type Served } from './servedIris';

const workspace = makeWorkspace();
let served: Served;
const predict = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  post(`${served.url}/v1/models/iris/predict`, body, headers);

/** Value by series, as Prometheus reads it. */
async function figures(headers: Readonly<Record<string, string>> = {}): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(`${served.url}/metrics`, { headers });
  expect(answer.headers.get('content-type')).toContain('version=0.0.4');
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      expect(line).toMatch(/^[a-z_]+(\{([a-z]+="[^"]*",?)*\})? [\d.e+-]+$/);
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

const key = (name: string, actions: readonly ('predict' | 'metrics')[], models: readonly string[] = []) => ({
  authorization: `Bearer ${createKey(workspace.store, { name, models, actions }).token}`,
});
let all: Readonly<Record<string, string>>;

beforeAll(async () => {
  await trainIris(workspace, 1);
  all = key('all', ['predict', 'metrics']);
  served = await serve(workspace, ['--keys', '--log', 'requests']);
});
afterAll(() => end(served));

describe('the figures of a server', () => {
  it('count requests, errors, rows, batches, drift, cost and storage for each version', async () => {
    expect((await predict([flower, flower], all)).status).toBe(200);
    expect((await predict({ ...flower, sepal_length: 1000 }, all)).status).toBe(200);
    expect((await predict({ ...flower, sepal_length: 'long' }, all)).status).toBe(400);
    const found = await figures(all);
    const of = (name: string, labels = 'model="iris",version="1"') => found.get(`${name}{${labels}}`) ?? 0;
    const route = 'route="/v1/models/{model}/predict"';
    const iris = 'model="iris",version="1"';
    expect(of('model_studio_requests_total', `${route},method="POST",status="200",${iris}`)).toBe(2);
    expect(of('model_studio_errors_total', `status="400",${iris}`)).toBe(1);
    expect(of('model_studio_predictions_total')).toBe(3);
    expect(of('model_studio_inputs_outside_total', `${iris},input="sepal_length"`)).toBe(1);
    expect(found.has(`model_studio_inputs_outside_total{${iris},input="petal_width"}`)).toBe(false);
    expect(of('model_studio_request_seconds_bucket', `${route},${iris},le="+Inf"`)).toBe(3);
    expect(of('model_studio_batch_rows_sum')).toBe(3);
    expect(of('model_studio_batch_rows_count')).toBe(2);
    expect(of('model_studio_cpu_seconds_total')).toBeGreaterThan(0);
    expect(of('model_studio_cpu_seconds_per_thousand')).toBeCloseTo(
      (1000 * of('model_studio_cpu_seconds_total')) / 3,
      6,
    );
    expect(of('model_studio_memory_byte_seconds_per_thousand')).toBeGreaterThan(0);
    expect(of('model_studio_storage_bytes')).toBeGreaterThan(1000);
    expect(found.get('model_studio_queue_rows')).toBe(0);
    expect(found.get('model_studio_worker_deaths_total')).toBe(0);
    expect(found.get('model_studio_workers')).toBeGreaterThan(0);
  });

  it('get no new series from names that clients make up', async () => {
    const size = (await figures(all)).size;
    for (const name of ['a', 'b', 'c', '__proto__']) {
      await post(`${served.url}/v1/models/${name}/predict`, flower, all);
      await post(`${served.url}/${name}`, flower, all);
    }
    const once = (await figures(all)).size;
    for (const name of ['d', 'e', 'f']) {
      await post(`${served.url}/v1/models/${name}/predict`, flower, all);
      await post(`${served.url}/${name}`, flower, all);
    }
    expect((await figures(all)).size).toBe(once);
    expect(once - size).toBeLessThan(60);
  });

  it('are for keys that may read them, and tell each of its models only', async () => {
    const stranger = key('stranger', ['metrics'], ['mnist']);
    const asker = key('asker', ['predict']);
    let status = 401;
    while (status === 401) ({ status } = await fetch(`${served.url}/metrics`, { headers: asker }));
    expect(status).toBe(403);
    expect((await fetch(`${served.url}/metrics`)).status).toBe(401);
    const seen = await figures(stranger);
    expect([...seen.keys()].filter((name) => name.includes('iris'))).toEqual([]);
  });
});

describe('the log of requests', () => {
  it('has a line of JSON with the id, the version and the key, and no inputs', async () => {
    // More digits than any time in the log has.
    await predict({ ...flower, sepal_length: 4.3217654 }, { ...all, 'x-request-id': 'mine-1' });
    let said = '';
    await served.program.until((all) => {
      said = all;
      return all.includes('"mine-1"');
    });
    const line = said.split('\n').find((one) => one.includes('"mine-1"')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      request: 'mine-1',
      method: 'POST',
      path: '/v1/models/iris/predict',
      status: 200,
      model: 'iris',
      version: 1,
      rows: 1,
      key: 'all',
    });
    expect(said).not.toContain('4.3217654');
    expect(said).not.toContain('ms_');
  });
});
