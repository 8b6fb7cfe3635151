import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
} from 'vscode-jsonrpc/node';
import type { ErrorValue, ServiceNotifications, ServiceRequests } from '../../protocol';
import { responseError } from '../run/messages';
import { answers } from './answers';
import { readServiceParams } from './readServiceParams';

/** Answers questions on standard input and output until the input ends. */
export async function serve(): Promise<void> {
  const output = process.stdout;
  const connection = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(output));
  // Nothing but messages may stand on standard output, whoever writes there.
  console.log = console.error;
  console.info = console.error;
  const progress = (given: ServiceNotifications['service/progress']) => {
    void connection.sendNotification('service/progress', given).catch(() => undefined);
  };
  const on = <M extends keyof ServiceRequests>(method: M) =>
    connection.onRequest<unknown, ErrorValue>(method, async (params: unknown, token: CancellationToken) => {
      const abort = new AbortController();
      const listening = token.onCancellationRequested(() => abort.abort());
      try {
        return await answers[method](readServiceParams(method, params), { signal: abort.signal, progress });
      } catch (error) {
        const answer = responseError(error);
        if (answer.message === 'unexpected') console.error(error);
        return answer;
      } finally {
        listening.dispose();
      }
    });
  for (const method of Object.keys(answers) as (keyof ServiceRequests)[]) on(method);
  connection.onError(([error]) => console.error(error));
  const ended = new Promise<void>((resolve) => {
    connection.onClose(resolve);
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  connection.listen();
  await ended;
}
