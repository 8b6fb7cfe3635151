import * as vscode from 'vscode';
import type { EngineLocation, ServiceClient } from '../../client';
import { nativeFolder } from '../configuration';
import { loadEngineTexts } from '../loadTexts';

/** Where the engine is, and with which settings of this window, and what else of an environment, it is started. */
export function engineLocation(
  extensionUri: vscode.Uri,
  environment: EngineLocation['environment'] = {},
): EngineLocation {
  const folder = vscode.workspace.isTrusted ? nativeFolder() : undefined;
  return {
    script: vscode.Uri.joinPath(extensionUri, 'dist', 'engine.js').fsPath,
    environment: { ...environment, ...(folder !== undefined && { MODEL_STUDIO_NATIVE: folder }) },
  };
}

/** Asks the model service. */
export type Service = Pick<ServiceClient, 'request'>;

/** The model service of this window: its client is loaded, and its process started, with the first question. */
export class WindowService implements Service {
  private loaded: Promise<ServiceClient> | undefined;
  readonly client = () => (this.loaded ??= this.load());

  constructor(
    private readonly engine: () => EngineLocation,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  readonly request: Service['request'] = async (method, params, signal, onProgress) =>
    (await this.client()).request(method, params, signal, onProgress);

  /** Ends the process: the next question starts another, with the settings of then. */
  restart(): void {
    this.dispose();
    this.loaded = undefined;
  }

  dispose(): void {
    void this.loaded?.then((client) => client.dispose());
  }

  private async load(): Promise<ServiceClient> {
    const client = import(/* webpackChunkName: "service", webpackExports: ["ServiceClient"] */ '../../client');
    const [{ ServiceClient }] = await Promise.all([client, loadEngineTexts()]);
    return new ServiceClient(this.engine(), (line) => this.log.info(`[service] ${line}`));
  }
}
