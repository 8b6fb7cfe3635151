import type * as vscode from 'vscode';
import type { EngineLocation, ServiceClient } from '../client';
import type { ModelDocuments } from './languageFeatures/modelDocuments';
import type { Service } from './runs/engine';
import type { Runs } from './runs/runs';
import type { KeptStoreKey } from './runs/storeKey';
import type { TreeItem } from './views/treeItem';

export interface ShowOptions {
  readonly preserveFocus?: boolean;
  /** Folder of the run to show. */
  readonly run?: string;
}

/** The Studio panels of this window, one for each model file. */
export interface StudioPanels {
  /** The model file whose panel has the focus. */
  readonly active: vscode.Uri | undefined;
  readonly onDidChangeActive: vscode.Event<void>;
  /** Whether the panel of a model file can be seen. */
  isVisible(uri: vscode.Uri): boolean;
  /** Opens the panel of a model file beside the editor, or brings it to the front. */
  show(uri: vscode.Uri, options?: ShowOptions): void;
}

/** The parts of the extension that commands and views work with. Functions that promise load their part when first called. */
export interface Program {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly service: Service;
  readonly runs: Runs;
  readonly studios: StudioPanels;
  readonly storeKey: KeptStoreKey;
  /** What is selected in the tree of models. */
  selected(): readonly TreeItem[];
  engine(): EngineLocation;
  client(): Promise<ServiceClient>;
  documents(): Promise<ModelDocuments>;
}
