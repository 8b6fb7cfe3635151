import os from 'node:os';
import { isOrigin, logLevels, startServer, type LogLevel, type RunningServer, type TlsFiles } from '../server';
import { noteServer, writeServerFigures } from '../store';
import { words } from '../texts';
import { wholeNumber } from './arguments';
import { inputError, usageError, type Context } from './context';
import { Interrupt } from './interrupt';
import { studioVersion } from './runVerbs';

export interface ServeValues {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly workers?: string | undefined;
  readonly batch?: string | undefined;
  readonly delay?: string | undefined;
  readonly queue?: string | undefined;
  readonly deadline?: string | undefined;
  readonly log?: string | undefined;
  readonly keys?: boolean | undefined;
  readonly cors?: readonly string[] | undefined;
  readonly 'allowed-host'?: readonly string[] | undefined;
  readonly 'request-timeout'?: string | undefined;
  readonly 'tls-cert'?: string | undefined;
  readonly 'tls-key'?: string | undefined;
}

type NumberName = 'port' | 'workers' | 'batch' | 'delay' | 'queue' | 'deadline' | 'request-timeout';

const megabyte = 1024 * 1024;

/** Serves until it is told to stop: the first Ctrl-C or SIGTERM finishes what was asked, the second ends at once. */
export async function serveVerb(context: Context, references: readonly string[], values: ServeValues): Promise<number> {
  const interrupt = new Interrupt();
  const number = (name: NumberName, least: number) => wholeNumber(`--${name}`, values[name], least);
  const selection = { stores: context.stores(), references };
  if (selection.stores.length === 0) throw inputError('store-missing', 'cli.noStore');
  const stopped = new Promise<void>((resolve) => {
    interrupt.means(resolve, () => running?.kill());
    process.once('SIGTERM', resolve);
  });
  const starting = startServer({
    selection,
    engine: context.engine,
    locale: context.locale,
    studioVersion: studioVersion(),
    host: values.host ?? '127.0.0.1',
    port: number('port', 0) ?? 8501,
    workers: number('workers', 1) ?? Math.max(1, Math.min(4, os.availableParallelism() - 1)),
    batchRows: number('batch', 1) ?? 64,
    delayMilliseconds: number('delay', 0) ?? 0,
    queueRows: number('queue', 1) ?? 2048,
    deadlineMilliseconds: 1000 * (number('deadline', 1) ?? 30),
    bodyLimit: 32 * megabyte,
    logLevel: logLevel(values.log),
    keys: values.keys === true,
    tls: tlsFiles(context, values),
    origins: origins(values.cors),
    allowedHosts: values['allowed-host'] ?? [],
    requestMilliseconds: 1000 * (number('request-timeout', 1) ?? 60),
    say: (message) => process.stderr.write(`${words(context.locale, message)}\n`),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  let running: RunningServer | undefined;
  let forget: (() => void) | undefined;
  try {
    running = await Promise.race([starting, stopped.then(() => undefined)]);
    if (!running) return 130;
    const { url, port, models, everywhere } = running;
    forget = letFind(context, selection.stores, running);
    context.line({ event: 'listening', url, port, models, pid: process.pid, workers: running.pids() });
    const key = everywhere ? 'server.listeningEverywhere' : 'server.listening';
    context.say(words(context.locale, { key, args: { models: models.join(', '), url } }));
    context.say(words(context.locale, { key: 'server.tryIt', args: { url: `${url}/` } }));
    await stopped;
    context.say(words(context.locale, { key: 'server.stoppingNow' }));
    await running.close();
    context.line({ event: 'stopped' });
    return 0;
  } finally {
    forget?.();
    interrupt.dispose();
  }
}

const figuresMilliseconds = 1000;

/** Lets the Studio find the server, and see what it has answered; gives back what ends that. */
function letFind(
  context: Context,
  stores: readonly string[],
  { url, models, everywhere, keys, figures }: RunningServer,
): () => void {
  const started = new Date().toISOString();
  const found = stores.flatMap((store) => {
    try {
      return [{ store, forget: noteServer(store, { url, models, everywhere, keys, started }) }];
    } catch (error) {
      // It serves all the same: from a store that it may only read, for one.
      const detail = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${context.words('cli.serverNotNoted', { detail })}\n`);
      return [];
    }
  });
  let told = '';
  const tell = () => {
    const now = figures();
    const key = JSON.stringify(now);
    if (key === told) return;
    told = key;
    for (const { store } of found) {
      try {
        writeServerFigures(store, now);
      } catch {
        // A full disk, or a store that was removed: the next second tries again.
        told = '';
      }
    }
  };
  const timer = setInterval(tell, figuresMilliseconds);
  return () => {
    clearInterval(timer);
    for (const { forget } of found) forget();
  };
}

function tlsFiles(context: Context, { 'tls-cert': cert, 'tls-key': key }: ServeValues): TlsFiles | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw usageError('cli.tlsPair');
  return { cert: context.resolvePath(cert), key: context.resolvePath(key) };
}

function origins(given: readonly string[] = []): readonly string[] {
  const wrong = given.find((origin) => !isOrigin(origin));
  if (wrong !== undefined) throw usageError('cli.badOrigin', { origin: wrong });
  return given;
}

function logLevel(given = 'errors'): LogLevel {
  const level = logLevels.find((one) => one === given);
  if (level) return level;
  throw usageError('cli.badLog', { levels: logLevels.join(', '), level: given });
}
