import * as vscode from 'vscode';
import { UntilAsked } from './untilAsked';

/** Tells VS Code that lenses of some files changed, and hears when it asks for them. */
export class LensChanges {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly untilAsked: UntilAsked;
  readonly event = this.changed.event;

  constructor(selector: vscode.DocumentSelector) {
    const visible = () =>
      vscode.window.visibleTextEditors
        .filter(({ document }) => vscode.languages.match(selector, document) > 0)
        .map(({ document }) => document.uri.toString());
    this.untilAsked = new UntilAsked(() => this.changed.fire(), visible);
  }

  fire(): void {
    this.untilAsked.change();
  }

  asked({ uri }: vscode.TextDocument): void {
    this.untilAsked.asked(uri.toString());
  }

  dispose(): void {
    this.untilAsked.dispose();
    this.changed.dispose();
  }
}
