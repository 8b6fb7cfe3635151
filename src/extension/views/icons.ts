import * as vscode from 'vscode';
import { assertNever, type RunStatus } from '../../protocol';

/** The icon of a run's state; the word beside it says the same. */
export function iconOf(status: RunStatus): vscode.ThemeIcon {
  const icon = (id: string, color?: string) =>
    new vscode.ThemeIcon(id, color ? new vscode.ThemeColor(color) : undefined);
  switch (status) {
    case 'starting':
    case 'running':
    case 'pausing':
    case 'stopping':
      return icon('loading~spin', 'charts.blue');
    case 'paused':
      return icon('debug-pause', 'charts.yellow');
    case 'stopped':
      return icon('circle-slash');
    case 'completed':
      return icon('pass', 'charts.green');
    case 'failed':
      return icon('error', 'charts.red');
    case 'interrupted':
      return icon('debug-disconnect', 'charts.yellow');
    default:
      return assertNever(status);
  }
}
