import { StudioError, type PanelResponse } from '../../protocol';

/** Puts a request to a server of this machine as any client would. */
export async function askServed(
  server: string,
  model: string,
  body: string,
  signal: AbortSignal,
): Promise<PanelResponse['askServed']> {
  const since = performance.now();
  try {
    const answer = await fetch(`${server}/v1/models/${encodeURIComponent(model)}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
    });
    const text = await answer.text();
    return { status: answer.status, body: text, milliseconds: performance.now() - since };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = { key: 'extension.serverSilent', args: { url: server, detail } } as const;
    throw new StudioError('run', 'server-silent', message, { cause: error });
  }
}
