import type { ServedRow } from '../../protocol';
import type { Detail } from '../http/httpError';
import type { ServedVersion } from '../models/served';
import type { ShadowFigures } from '../traffic/shadowFigures';
import { folderBytes } from './folderBytes';
import { Counter, Gauge, Histogram, type Labels } from './instruments';
import { inputsOutside } from './drift';
import { Population } from './population';

/** What a request turned out to be about. */
export interface Told {
  version?: ServedVersion;
  rows?: readonly ServedRow[];
  /** What is asked as well, for comparison alone. */
  shadow?: ServedVersion;
  /** What is wrong with the request. */
  problems?: readonly Detail[];
}

/** One batch that a worker computed. */
export interface BatchFigures {
  readonly folder: string;
  readonly rows: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of the process that computed it. */
  readonly memoryBytes: number;
}

export interface PoolState {
  readonly queuedRows: number;
  readonly pids: readonly number[];
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const rowCounts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/** The figures of a server since it was started. Labels come from the registry and the routes alone, so that no client can make more of them. */
export class Metrics {
  private readonly requests = new Counter('model_studio_requests_total', 'Requests answered, by route and status.');
  private readonly latency = new Histogram('model_studio_request_seconds', 'From a request to its answer.', seconds);
  private readonly errors = new Counter('model_studio_errors_total', 'Answers with a status of 400 or more.');
  private readonly predictions = new Counter('model_studio_predictions_total', 'Rows predicted.');
  private readonly outside = new Counter(
    'model_studio_inputs_outside_total',
    'Values outside what training saw: numbers beyond its range, unknown categories, missing values.',
  );
  private readonly batchRows = new Histogram('model_studio_batch_rows', 'Rows computed together.', rowCounts);
  private readonly batchSeconds = new Histogram('model_studio_batch_seconds', 'To compute a batch.', seconds);
  private readonly cpu = new Counter('model_studio_cpu_seconds_total', 'CPU time of predicting, of all threads.');
  private readonly memory = new Counter(
    'model_studio_memory_byte_seconds_total',
    'Memory of the worker that predicted, times how long.',
  );
  private readonly unseen = new Counter(
    'model_studio_categories_unseen_total',
    'Requests refused for a category that training did not see.',
  );
  private readonly shadows = new Counter('model_studio_shadow_requests_total', 'Requests that a shadow was asked too.');
  private readonly shadowRows = new Counter('model_studio_shadow_rows_total', 'Rows compared with those of a shadow.');
  private readonly shadowDifference = new Histogram(
    'model_studio_shadow_difference',
    'The largest difference of a probability or number of a row.',
    [0.0001, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 10, 100],
  );
  private readonly deaths = new Counter('model_studio_worker_deaths_total', 'Inference processes that ended unasked.');
  /** By folder. */
  private readonly populations = new Map<string, Population>();
  /** By folder. */
  private readonly costs = new Map<string, { labels: Labels; rows: number; cpu: number; memory: number }>();

  constructor(
    private readonly pool: () => PoolState,
    private readonly versions: () => readonly ServedVersion[],
    private readonly connections: () => number,
  ) {
    this.deaths.add({}, 0);
  }

  answered(route: string, method: string, status: number, taken: number, told: Told): void {
    const { version, rows, problems = [] } = told;
    const about = version ? labelsOf(version) : {};
    this.requests.add({ route, method, status, ...about });
    this.latency.observe({ route, ...about }, taken);
    if (status >= 400) this.errors.add({ status, ...about });
    for (const { message } of version ? problems : []) {
      if (message.key !== 'server.categoryUnknown') continue;
      const input = message.args?.['input'];
      if (typeof input === 'string') this.unseen.add({ ...about, input });
    }
    if (!version || !rows || status >= 400) return;
    this.predictions.add(about, rows.length);
    this.populationOf(version).add(rows);
    for (const input of inputsOutside(version.face, rows)) this.outside.add({ ...about, input });
  }

  computed({ folder, rows, seconds: taken, cpuSeconds, memoryBytes }: BatchFigures): void {
    const version = this.versions().find(({ summary }) => summary.path === folder);
    const labels = version ? labelsOf(version) : {};
    this.batchRows.observe(labels, rows);
    this.batchSeconds.observe(labels, taken);
    this.cpu.add(labels, cpuSeconds);
    this.memory.add(labels, memoryBytes * taken);
    const cost = this.costs.get(folder) ?? { labels, rows: 0, cpu: 0, memory: 0 };
    cost.rows += rows;
    cost.cpu += cpuSeconds;
    cost.memory += memoryBytes * taken;
    this.costs.set(folder, cost);
  }

  private populationOf({ summary, face }: ServedVersion): Population {
    const known = this.populations.get(summary.path) ?? new Population(face);
    this.populations.set(summary.path, known);
    return known;
  }

  shadowed({ shadow, against, outcome, rows, same, differences }: ShadowFigures): void {
    const about = { ...labelsOf(shadow), against: against.summary.version };
    this.shadows.add({ ...about, outcome });
    if (outcome !== 'compared') return;
    this.shadowRows.add({ ...about, same: 'true' }, same);
    this.shadowRows.add({ ...about, same: 'false' }, rows - same);
    for (const difference of differences) this.shadowDifference.observe(about, difference);
  }

  died(): void {
    this.deaths.add({});
  }

  /** Prometheus's text format, of the models that may be seen. */
  text(sees: (model: string) => boolean): string {
    const shows = ({ model }: Labels) => model === undefined || sees(String(model));
    const state = this.pool();
    const costs = [...this.costs.values()];
    const each = (value: (cost: (typeof costs)[number]) => number) =>
      costs.map((cost) => [cost.labels, (1000 * value(cost)) / cost.rows] as const);
    const instruments = [
      this.requests,
      this.latency,
      this.errors,
      this.predictions,
      this.outside,
      this.unseen,
      this.shadows,
      this.shadowRows,
      this.shadowDifference,
      this.batchRows,
      this.batchSeconds,
      this.cpu,
      this.memory,
      this.deaths,
      new Gauge('model_studio_cpu_seconds_per_thousand', 'CPU time of 1,000 predictions.', () =>
        each(({ cpu }) => cpu),
      ),
      new Gauge('model_studio_memory_byte_seconds_per_thousand', 'Memory times time of 1,000 predictions.', () =>
        each(({ memory }) => memory),
      ),
      new Gauge('model_studio_input_stability_index', 'Population stability index of the inputs.', () =>
        this.versions().flatMap((version) =>
          (this.populations.get(version.summary.path)?.indices ?? []).map(
            ([input, index]) => [{ ...labelsOf(version), input }, index] as const,
          ),
        ),
      ),
      new Gauge('model_studio_queue_rows', 'Rows that wait.', () => [[{}, state.queuedRows]]),
      new Gauge('model_studio_workers', 'Inference processes that are ready.', () => [[{}, state.pids.length]]),
      new Gauge('model_studio_connections', 'Open connections.', () => [[{}, this.connections()]]),
      new Gauge('model_studio_storage_bytes', 'What a version takes on the disk.', () =>
        this.versions().map((version) => [labelsOf(version), folderBytes(version.summary.path)]),
      ),
    ];
    return `${instruments.flatMap((one) => one.lines(shows)).join('\n')}\n`;
  }
}

function labelsOf({ summary }: ServedVersion): Labels {
  return { model: summary.model, version: summary.version };
}
