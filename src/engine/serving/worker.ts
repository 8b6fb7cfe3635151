import type { InputRow, InputValue, ServedRow, ServedValue, WorkerAnswer, WorkerRequest } from '../../protocol';
import { StudioError } from '../../protocol';
import type { Message } from '../../texts';
import { decodeImage } from '../data';
import { explainInput } from '../service/explain';
import { openModel, useBackend, type LoadedModel } from '../service/models';

/** Models that nobody asked to be loaded, the least recently used first, are let go beyond this number. */
const mostKept = 8;

/** Answers a server's requests, one after the other, until the server is gone. */
export async function serveAsWorker(): Promise<void> {
  const models = new Map<string, Promise<LoadedModel>>();
  const wanted = new Set<string>();

  const modelOf = (folder: string): Promise<LoadedModel> => {
    const model = models.get(folder) ?? openModel(folder, 1);
    models.delete(folder);
    models.set(folder, model);
    model.catch(() => models.delete(folder));
    letGo();
    return model;
  };
  const letGo = () => {
    const spare = [...models.keys()].filter((folder) => !wanted.has(folder));
    for (const folder of spare.slice(0, Math.max(0, spare.length - mostKept))) {
      void models.get(folder)?.then(
        ({ model }) => model.dispose(),
        () => undefined,
      );
      models.delete(folder);
    }
  };

  const answer = async (request: WorkerRequest): Promise<WorkerAnswer> => {
    const { id, folder } = request;
    switch (request.type) {
      case 'load':
        wanted.add(folder);
        return { id, ok: true, ...(await slowness(await modelOf(folder))) };
      case 'unload':
        wanted.delete(folder);
        letGo();
        return { id, ok: true };
      case 'predict': {
        const { model } = await modelOf(folder);
        const rows = request.rows.map((row, index) => readRow(row, index + 1));
        const before = process.cpuUsage();
        const predictions = await model.predict(rows);
        const { user, system } = process.cpuUsage(before);
        const cost = { cpuSeconds: (user + system) / 1e6, memoryBytes: process.memoryUsage.rss() };
        return { id, ok: true, predictions, cost };
      }
      case 'explain':
        return {
          id,
          ok: true,
          explanation: await explainInput(await modelOf(folder), request.rows.map(readRow), request.wish),
        };
    }
  };

  const send = (message: WorkerAnswer) => {
    // A server that went while this was on its way needs no answer.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  };
  let last = Promise.resolve();
  process.on('message', (request: WorkerRequest) => {
    last = last.then(async () => {
      try {
        send(await answer(request));
      } catch (thrown) {
        const error = StudioError.from(thrown);
        if (error.kind === 'internal') console.error(thrown);
        send({ id: request.id, ok: false, error: error.toValue() });
      }
    });
  });
  // A terminal's Ctrl-C reaches the whole group; the server says when it is over.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  if (process.connected) await new Promise<void>((resolve) => process.once('disconnect', resolve));
}

/** Makes a model ready to predict; why that will be slow, down to what is wrong with the native library. */
async function slowness({ model }: LoadedModel): Promise<{ readonly slow?: Message }> {
  const slow = model.prepare();
  if (!slow) return {};
  const { backend, tried } = await useBackend();
  const reason = backend === 'cpu' ? tried.at(-1)?.message : undefined;
  return { slow: reason ? { key: 'engine.traceNoLibraryBecause', args: { reason } } : slow };
}

function readRow(row: ServedRow, number: number): InputRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, readValue(value, name, number)]));
}

function readValue(value: ServedValue, name: string, row: number): InputValue {
  if (typeof value !== 'object' || value === null) return value;
  const { height, width, channels, pixels } = 'file' in value ? decode(value.file, name, row) : value;
  if (channels !== 1 && channels !== 3 && channels !== 4) throw notAnImage(name, row);
  return { image: { height, width, channels, data: Buffer.from(pixels).toString('base64') } };
}

function decode(bytes: Uint8Array, name: string, row: number): ReturnType<typeof decodeImage> {
  try {
    return decodeImage(bytes);
  } catch (cause) {
    throw notAnImage(name, row, cause);
  }
}

function notAnImage(column: string, row: number, cause?: unknown): StudioError {
  const args = { file: column, column, row };
  return new StudioError('input', 'data-image', { key: 'engine.dataImageFile', args }, { cause });
}
