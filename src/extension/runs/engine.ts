import * as vscode from 'vscode';
import { ServiceClient, type EngineLocation } from '../../client';
import { nativeFolder } from '../configuration';

/** Where the engine is, and with which settings of this window it is started. */
export function engineLocation(extensionUri: vscode.Uri): EngineLocation {
  const folder = vscode.workspace.isTrusted ? nativeFolder() : undefined;
  return {
    script: vscode.Uri.joinPath(extensionUri, 'dist', 'engine.js').fsPath,
    ...(folder !== undefined && { environment: { MODEL_STUDIO_NATIVE: folder } }),
  };
}

export function startService(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): ServiceClient {
  return new ServiceClient(engineLocation(extensionUri), (line) => log.info(`[service] ${line}`));
}
