import * as vscode from 'vscode';
import type { EngineLocation, ServiceClient } from '../../client';
import { nativeFolder } from '../configuration';
import { loadEngineTexts } from '../loadTexts';

/** Where the engine is, and with which settings of this window it is started. */
export function engineLocation(extensionUri: vscode.Uri): EngineLocation {
  const folder = vscode.workspace.isTrusted ? nativeFolder() : undefined;
  return {
    script: vscode.Uri.joinPath(extensionUri, 'dist', 'engine.js').fsPath,
    ...(folder !== undefined && { environment: { MODEL_STUDIO_NATIVE: folder } }),
  };
}

/** Asks the model service. */
export type Service = Pick<ServiceClient, 'request'>;

/** The model service of this window: its client is loaded, and its process started, with the first question. */
export class WindowService implements Service {
  private loaded: Promise<ServiceClient> | undefined;
  readonly client = () => (this.loaded ??= this.load());

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  readonly request: Service['request'] = async (method, params, signal, onProgress) =>
    (await this.client()).request(method, params, signal, onProgress);

  dispose(): void {
    void this.loaded?.then((client) => client.dispose());
  }

  private async load(): Promise<ServiceClient> {
    const client = import(/* webpackChunkName: "service" */ '../../client');
    const [{ ServiceClient }] = await Promise.all([client, loadEngineTexts()]);
    return new ServiceClient(engineLocation(this.extensionUri), (line) => this.log.info(`[service] ${line}`));
  }
}
