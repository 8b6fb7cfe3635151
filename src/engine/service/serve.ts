import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
} from 'vscode-jsonrpc/node';
import { StudioError, type ErrorValue, type ServiceNotifications, type ServiceRequests } from '../../protocol';
import { problemAtCall } from '../code';
import { responseError } from '../run/messages';
import { answers } from './answers';
import { CodeProcess, runsCode } from './codeProcess';
import { readServiceParams } from './readServiceParams';

/** Answers questions on standard input and output until the input ends. */
export async function serve(isCodeProcess = false): Promise<void> {
  const code = new CodeProcess();
  const output = process.stdout;
  const connection = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(output));
  // Nothing but messages may stand on standard output, whoever writes there.
  console.log = console.error;
  console.info = console.error;
  const progressOf = (method: keyof ServiceRequests) => (given: ServiceNotifications['service/progress']) => {
    void connection.sendNotification('service/progress', { ...given, method }).catch(() => undefined);
  };
  const on = <M extends keyof ServiceRequests>(method: M) =>
    connection.onRequest<unknown, ErrorValue>(method, async (params: unknown, token: CancellationToken) => {
      const abort = new AbortController();
      const listening = token.onCancellationRequested(() => abort.abort());
      try {
        const asked = readServiceParams(method, params);
        const asking = { signal: abort.signal, progress: progressOf(method) };
        if (!isCodeProcess && runsCode(method, asked))
          return await code.ask(method, asked, asking).catch(asProblem(asked));
        return await answers[method](asked, asking);
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
  code.dispose();
}

/** Of a check, that the code did not come to an end is a problem of the file as others are. */
function asProblem(asked: object): (error: unknown) => object {
  return (error) => {
    if (
      !('text' in asked) ||
      !('siblings' in asked) ||
      !(error instanceof StudioError) ||
      !error.code.startsWith('code-')
    )
      throw error;
    return { problems: [problemAtCall(error, String(asked.text))], networks: [] };
  };
}
