import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import {
  CancellationTokenSource,
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { isCodeModelName } from '../../language';
import { StudioError, type ErrorValue, type ServiceNotifications, type ServiceRequests } from '../../protocol';
import { readCode } from '../../store';
import type { Asking } from './answers';

type Method = keyof ServiceRequests;

interface Child {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  readonly ended: Promise<never>;
}

const given = (name: string): number | undefined => {
  const number = Number(process.env[name]);
  return number > 0 ? number : undefined;
};

const secondsOf = (method: Method): number =>
  given('MODEL_STUDIO_CODE_SECONDS') ?? (method.startsWith('version/') ? 600 : 60);

const megabytes = given('MODEL_STUDIO_CODE_MEGABYTES') ?? 4096;
/** What has not given way this long after it was cancelled is in a loop, and what comes next would wait for it. */
const graceMilliseconds = 2000;

/** Whether a question makes the user's code run. */
export function runsCode(method: Method, params: object): boolean {
  if (method === 'code/check') return true;
  if ('text' in params && 'path' in params) return isCodeModelName(path.basename(String(params.path)));
  return 'folder' in params && readCode(String(params.folder)) !== undefined;
}

/**
 * A service in a process of its own for what runs the user's code. A loop without an end, or too much memory, ends that
 * process alone: the service, and who asks it, go on.
 */
export class CodeProcess {
  private child: Child | undefined;

  async ask<M extends Method>(
    method: M,
    params: ServiceRequests[M]['params'],
    { signal, progress }: Asking,
  ): Promise<ServiceRequests[M]['result']> {
    const child = (this.child ??= this.start());
    const cancellation = new CancellationTokenSource();
    let giveUp: NodeJS.Timeout | undefined;
    const cancel = () => {
      cancellation.cancel();
      giveUp = setTimeout(() => this.end(child), graceMilliseconds);
    };
    signal.addEventListener('abort', cancel, { once: true });
    const hearing = child.connection.onNotification(
      'service/progress',
      (told: ServiceNotifications['service/progress']) => progress(told),
    );
    const file = fileOf(params);
    const seconds = secondsOf(method);
    let timer: NodeJS.Timeout | undefined;
    let slow = false;
    const tooSlow = () => new StudioError('input', 'code-slow', { key: 'engine.codeSlow', args: { file, seconds } });
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        slow = true;
        this.end(child);
        reject(tooSlow());
      }, seconds * 1000);
    });
    try {
      const answer = child.connection.sendRequest<ServiceRequests[M]['result']>(method, params, cancellation.token);
      return await Promise.race([answer, late, child.ended]);
    } catch (error) {
      if (error instanceof StudioError) throw error;
      if (slow) throw tooSlow();
      const data: unknown = error instanceof ResponseError ? error.data : undefined;
      if (typeof data === 'object' && data !== null && 'kind' in data) throw StudioError.fromValue(data as ErrorValue);
      if (error instanceof ResponseError && child.process.exitCode === null && child.process.signalCode === null)
        throw error;
      const detail = await child.ended.catch((reason: unknown) => String(reason));
      const args = { file, detail, megabytes };
      throw new StudioError('input', 'code-ended', { key: 'engine.codeEnded', args }, { cause: error });
    } finally {
      clearTimeout(timer);
      clearTimeout(giveUp);
      hearing.dispose();
      signal.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
  }

  dispose(): void {
    if (this.child) this.end(this.child);
  }

  private end(child: Child): void {
    if (this.child === child) this.child = undefined;
    child.connection.dispose();
    // It may be in a loop that hears nothing.
    child.process.kill('SIGKILL');
  }

  private start(): Child {
    const script = process.argv[1] ?? '';
    const child = spawn(process.execPath, [`--max-old-space-size=${String(megabytes)}`, script, 'service', '--code'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      windowsHide: true,
    });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const ended = new Promise<never>((_, reject) => {
      const end = (detail: string) => {
        if (this.child?.process === child) this.child = undefined;
        connection.dispose();
        reject(new Error(detail));
      };
      child.on('error', (error) => end(error.message));
      child.on('exit', (code, signal) => end(String(signal ?? code)));
    });
    ended.catch(() => undefined);
    child.stdin.on('error', () => undefined);
    connection.onError(() => undefined);
    connection.listen();
    return { process: child, connection, ended };
  }
}

function fileOf(params: object): string {
  if ('path' in params) return path.basename(String(params.path));
  return 'folder' in params ? (readCode(String(params.folder))?.entry ?? '') : '';
}
