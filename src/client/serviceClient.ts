import type { ChildProcess } from 'node:child_process';
import {
  CancellationTokenSource,
  ConnectionError,
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { StudioError, type ErrorValue, type ServiceNotifications, type ServiceRequests } from '../protocol';
import { spawnService, type EngineLocation } from './engineLocation';

export type ServiceProgress = ServiceNotifications['service/progress'];

const restartsAllowed = 3;

interface Service {
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
  readonly ended: Promise<never>;
}

/** The error value that a response carries, where it carries one. */
export function errorOfResponse(thrown: unknown): StudioError | undefined {
  if (!(thrown instanceof ResponseError)) return undefined;
  const data: unknown = thrown.data;
  if (typeof data !== 'object' || data === null || !('kind' in data) || !('message' in data)) return undefined;
  return StudioError.fromValue(data as ErrorValue);
}

/** Asks the model service, an engine process that is started with the first question and lives until `dispose`. */
export class ServiceClient {
  private service: Service | undefined;
  private crashes = 0;
  private disposed = false;
  private readonly listeners = new Set<(progress: ServiceProgress) => void>();

  constructor(
    private readonly engine: EngineLocation,
    private readonly log: (line: string) => void = () => undefined,
  ) {}

  /** Asks one thing. An abort cancels the request; failures are {@link StudioError}s. `onProgress` hears of requests of this kind. */
  async request<M extends keyof ServiceRequests>(
    method: M,
    params: ServiceRequests[M]['params'],
    signal?: AbortSignal,
    onProgress?: (progress: ServiceProgress) => void,
  ): Promise<ServiceRequests[M]['result']> {
    signal?.throwIfAborted();
    const service = this.start();
    const cancellation = new CancellationTokenSource();
    const cancel = () => cancellation.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    const deaf = this.onProgress((progress) => progress.method === method && onProgress?.(progress));
    try {
      const answer = service.connection.sendRequest<ServiceRequests[M]['result']>(method, params, cancellation.token);
      const result = await Promise.race([answer, service.ended]);
      signal?.throwIfAborted();
      return result;
    } catch (error) {
      signal?.throwIfAborted();
      const answered = errorOfResponse(error);
      // A question that was under way when the service went fails as one that is asked of it later.
      if (!answered && isConnectionGone(error)) await service.ended;
      throw answered ?? StudioError.from(error);
    } finally {
      deaf();
      signal?.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
  }

  /** Hears of the progress of requests; gives back what ends that. */
  onProgress(listener: (progress: ServiceProgress) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    this.disposed = true;
    const service = this.service;
    this.service = undefined;
    if (!service) return;
    service.connection.dispose();
    service.child.kill();
  }

  private start(): Service {
    if (this.disposed || this.crashes > restartsAllowed) throw ended('it was closed or ended too often');
    this.service ??= this.spawn();
    return this.service;
  }

  private spawn(): Service {
    const child = spawnService(this.engine);
    if (!child.stdin || !child.stdout || !child.stderr) throw ended('no pipes');
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.log(text.trimEnd()));
    child.stdin.on('error', (error) => this.log(error.message));
    const whenEnded = new Promise<never>((_, reject) => {
      const end = (detail: string) => {
        if (this.service?.child === child) {
          this.service = undefined;
          this.crashes += 1;
        }
        connection.dispose();
        reject(ended(detail));
      };
      child.on('error', (error) => end(error.message));
      child.on('exit', (code, signal) => end(String(signal ?? code)));
    });
    whenEnded.catch(() => undefined);
    connection.onNotification('service/progress', (progress: ServiceProgress) => {
      for (const listener of this.listeners) listener(progress);
    });
    connection.onError(([error]) => this.log(error.message));
    connection.onClose(() => child.kill());
    connection.listen();
    return { child, connection, ended: whenEnded };
  }
}

const goneCodes: readonly number[] = [
  ErrorCodes.PendingResponseRejected,
  ErrorCodes.ConnectionInactive,
  ErrorCodes.MessageWriteError,
  ErrorCodes.MessageReadError,
];

function isConnectionGone(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof ResponseError && goneCodes.includes(error.code));
}

function ended(detail: string): StudioError {
  return new StudioError('internal', 'service-ended', { key: 'engine.serviceEnded', args: { detail } });
}
