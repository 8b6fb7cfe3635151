import type * as vscode from 'vscode';
import type { EngineLocation, ServiceClient } from '../client';
import type { ModelDocuments } from './languageFeatures/modelDocuments';
import type { Runs } from './runs/runs';
import type { Studios } from './studio/studios';

/** The parts of the extension that commands and views work with. */
export interface Program {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly service: ServiceClient;
  readonly documents: ModelDocuments;
  readonly runs: Runs;
  readonly studios: Studios;
  engine(): EngineLocation;
}
