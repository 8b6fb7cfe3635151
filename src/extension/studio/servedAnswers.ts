import * as vscode from 'vscode';
import { StudioError, type PanelRequests, type PanelResponse } from '../../protocol';
import { createKey, findKey, listKeys, revokeKey, storeBeside } from '../../store';
import { servingOf } from '../serving/serving';
import type { Program } from '../program';
import { say } from '../window';
import { askServed } from './askServed';
import type { PanelRequest, ServedRequest, Subject } from './answers';

/** Whether a request is about the server of a model, or about its keys. */
export function isServedRequest(request: PanelRequest): request is ServedRequest {
  return request.method === 'askServed' || request.method === 'makeKey' || request.method === 'revokeKey';
}

/** Answers what the panel asks about the server of a model and its keys. */
export async function answerServed(
  program: Program,
  { file, model }: Subject,
  request: ServedRequest,
  signal: AbortSignal,
): Promise<PanelResponse[ServedRequest['method']]> {
  const store = storeBeside(file);
  switch (request.method) {
    case 'askServed': {
      const server = servingOf(program).server(file, model);
      if (server) return askServed(server.url, model, request.params.body, signal);
      throw new StudioError('input', 'not-served', { key: 'extension.notServed', args: { model } });
    }
    case 'makeKey':
      return { key: makeKey(store, model, request.params) };
    case 'revokeKey':
      return { revoked: await revoke(store, request.params.id) };
  }
}

const dayMilliseconds = 86_400_000;

function makeKey(store: string, model: string, { name, days }: PanelRequests['makeKey']): string {
  if (findKey(store, name)) {
    throw new StudioError('input', 'key-there', { key: 'extension.keyThere', args: { name } });
  }
  const expires = days === null ? undefined : new Date(Date.now() + days * dayMilliseconds).toISOString();
  const grant = { name, models: [model], actions: ['read', 'predict'] as const, ...(expires && { expires }) };
  return createKey(store, grant).token;
}

/** Revokes a key where the person means it: whoever has it is refused from then on. */
async function revoke(store: string, id: string): Promise<boolean> {
  const key = listKeys(store).find((one) => one.id === id && one.revoked === undefined);
  if (!key) return true;
  const button = say('extension.revoke');
  const question = say('extension.revokeKey', { name: key.name });
  const options = { modal: true, detail: say('extension.revokeDetail') };
  if ((await vscode.window.showWarningMessage(question, options, button)) !== button) return false;
  revokeKey(store, key);
  return true;
}
