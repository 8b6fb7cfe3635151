import type * as vscode from 'vscode';
import type { VersionSummary } from '../../client';
import type { RunSummary } from '../../protocol';

export type TreeKind = 'model' | 'run' | 'versions' | 'version';

/** A model file, one of its runs, the group of its versions, or one of these. The same object as long as it is shown. */
export class TreeItem {
  constructor(
    readonly uri: vscode.Uri,
    /** As it was when it was last looked at. */
    public run?: RunSummary,
    readonly version?: VersionSummary | 'all',
  ) {}

  get kind(): TreeKind {
    if (this.run) return 'run';
    if (this.version === undefined) return 'model';
    return this.version === 'all' ? 'versions' : 'version';
  }

  get oneVersion(): VersionSummary | undefined {
    return this.version === 'all' ? undefined : this.version;
  }
}
