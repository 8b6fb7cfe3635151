import type * as vscode from 'vscode';
import type { EngineLocation, ServiceClient } from '../client';
import type { ModelDocuments } from './languageFeatures/modelDocuments';
import type { Service } from './runs/engine';
import type { Runs } from './runs/runs';
import type { Studios } from './studio/studios';

/** The parts of the extension that commands and views work with. Functions that promise load their part when first called. */
export interface Program {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly service: Service;
  readonly runs: Runs;
  readonly studios: Studios;
  engine(): EngineLocation;
  client(): Promise<ServiceClient>;
  documents(): Promise<ModelDocuments>;
}
