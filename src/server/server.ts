import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import type { EngineLocation } from '../client';
import { StudioError, type ServingFigures } from '../protocol';
import { errorCode, renamedReference } from '../store';
import { words, type Locale, type Message } from '../texts';
import type { Api } from './api/context';
import { modelListRoutes } from './api/modelList';
import { openApiRoutes } from './api/openApi';
import { openInferenceRoutes } from './api/openInference';
import { explainRoutes } from './api/explain';
import { personalRoutes } from './api/personal';
import { tensorFlowServingRoutes } from './api/tensorFlowServing';
import { metricsRoute } from './api/metricsRoute';
import { hostInUrl, isEverywhere, isLoopback } from './http/hosts';
import { createListener } from './http/listener';
import { requestLine, type LogLevel } from './http/requestLog';
import { readTls, watchTls, type TlsFiles } from './http/tls';
import { Router } from './http/router';
import { Keyring } from './keys/keyring';
import { Catalogue } from './models/catalogue';
import { Lately } from './metrics/lately';
import { Metrics } from './metrics/metrics';
import { missingReferences, readSelection, type Selection } from './models/selection';
import { pageRoutes } from './page/page';
import type { ShadowFigures } from './traffic/shadowFigures';
import { WorkerPool } from './workers/pool';

export interface ServeOptions {
  readonly selection: Selection;
  readonly engine: EngineLocation;
  readonly locale: Locale;
  readonly studioVersion: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly workers: number;
  readonly batchRows: number;
  readonly delayMilliseconds: number;
  readonly queueRows: number;
  readonly deadlineMilliseconds: number;
  readonly bodyLimit: number;
  /** Whether keys are asked for where only this machine can ask; elsewhere they always are. */
  readonly keys: boolean;
  readonly tls: TlsFiles | undefined;
  /** Origins whose pages may ask; `*`: all. */
  readonly origins: readonly string[];
  /** Names by which an open server may be asked besides those of this machine. */
  readonly allowedHosts: readonly string[];
  /** How long a client may take to send a request. */
  readonly requestMilliseconds: number;
  /** What people should hear of. */
  readonly say: (message: Message) => void;
  readonly logLevel: LogLevel;
  /** Lines for the log. */
  readonly log: (line: string) => void;
}

export interface RunningServer {
  /** That a program of this machine can call. */
  readonly url: string;
  /** Whether every other address of the machine answers as well. */
  readonly everywhere: boolean;
  readonly port: number;
  readonly models: readonly string[];
  /** Whether it asks for keys. */
  readonly keys: boolean;
  readonly figures: () => ServingFigures;
  /** Of the inference processes. */
  readonly pids: () => readonly number[];
  /** Takes nothing new, finishes what it took, and ends. */
  close(): Promise<void>;
  /** Ends now. */
  kill(): void;
}

/** Starts serving; resolves when the models are loaded. Rejects with what is wrong with what was asked for. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { selection, host, locale } = options;
  requireSelection(selection);
  const keys = options.keys || !isLoopback(host) ? new Keyring(selection.stores) : undefined;
  if (keys?.usable === false)
    throw new StudioError('input', 'keys-needed', { key: 'server.keysNeeded', args: { host } });
  const tls = options.tls && readTls(options.tls);
  if (!tls && !isLoopback(host)) options.say({ key: 'server.keysInClear' });
  const metrics = new Metrics(
    () => pool,
    () => catalogue.all.flatMap(({ versions }) => [...versions.values()]),
    () => connections,
  );
  const lately = new Lately();
  const pool = new WorkerPool({
    ...options,
    onBatch: (figures) => metrics.computed(figures),
    onWorkerEnded: (detail) => {
      metrics.died();
      options.say({ key: 'server.workerEnded', args: { detail } });
    },
  });
  const catalogue = new Catalogue({
    selection,
    pool,
    say: options.say,
    words: (message) => words(locale, message),
  });
  let stopping = false;
  const onShadow = (figures: ShadowFigures) => metrics.shadowed(figures);
  const api: Api = { ...options, keys: keys !== undefined, catalogue, pool, stopping: () => stopping, onShadow };
  const routes = [
    ...openInferenceRoutes(api),
    ...tensorFlowServingRoutes(api),
    ...personalRoutes(api),
    ...explainRoutes(api),
    ...modelListRoutes(api),
    ...pageRoutes(api),
    metricsRoute(metrics),
  ];
  const router = new Router([...routes, ...openApiRoutes(api, routes)]);
  const listener = createListener({
    router,
    locale,
    log: options.log,
    keys,
    origins: options.origins,
    // Whoever must show a key gains nothing by the name that it asks under.
    hosts: keys ? undefined : options.allowedHosts,
    requestMilliseconds: options.requestMilliseconds,
    silenceMilliseconds: options.requestMilliseconds + options.deadlineMilliseconds,
    tls,
    onAnswered: (seen) => {
      metrics.answered(seen.route ?? 'none', seen.method, seen.status, seen.milliseconds / 1000, seen.told);
      if (seen.method === 'POST') lately.answered(seen.status, seen.milliseconds);
      if (options.logLevel !== 'errors') options.log(requestLine(seen, options.logLevel === 'inputs'));
    },
  });
  let connections = 0;
  listener.on('connection', (socket: Socket) => {
    connections += 1;
    socket.once('close', () => (connections -= 1));
  });
  const unwatch =
    options.tls && listener instanceof TlsServer
      ? watchTls(options.tls, (pair) => listener.setSecureContext(pair), options.say)
      : undefined;
  try {
    await listen(listener, options);
    await catalogue.start();
  } catch (error) {
    pool.kill();
    unwatch?.();
    catalogue.close();
    listener.close();
    listener.closeAllConnections();
    throw error;
  }
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    port,
    url: `${tls ? 'https' : 'http'}://${hostInUrl(host)}:${port}`,
    everywhere: isEverywhere(host),
    models: catalogue.all.map(({ name }) => name),
    keys: keys !== undefined,
    figures: () => lately.figures,
    pids: () => pool.pids,
    close: async () => {
      stopping = true;
      unwatch?.();
      catalogue.close();
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      listener.closeIdleConnections();
      await pool.close();
      await closed;
    },
    kill: () => {
      pool.kill();
      listener.closeAllConnections();
    },
  };
}

function requireSelection(selection: Selection): void {
  const [missing] = missingReferences(selection);
  if (missing !== undefined) {
    const renamed = renamedReference(selection.stores, missing);
    throw renamed
      ? new StudioError('input', 'model-renamed', { key: 'registry.modelRenamed', args: renamed })
      : new StudioError('input', 'version-missing', { key: 'server.selectionMissing', args: { reference: missing } });
  }
  if (readSelection(selection).length === 0) {
    throw new StudioError('input', 'version-missing', { key: 'server.nothingToServe' });
  }
}

function listen(listener: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    listener.once('error', (error) => {
      const inUse = errorCode(error) === 'EADDRINUSE';
      const args = { host, port, reason: error.message };
      const message: Message = { key: inUse ? 'server.portInUse' : 'server.cannotListen', args };
      reject(new StudioError('input', inUse ? 'port-in-use' : 'cannot-listen', message, { cause: error }));
    });
    listener.listen(port, host, () => {
      listener.removeAllListeners('error');
      resolve();
    });
  });
}
