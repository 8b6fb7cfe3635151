import path from 'node:path';
import * as vscode from 'vscode';
import { StudioError } from '../../protocol';
import { reportPage } from '../../report';
import { readReport, reportFileName } from '../../store';
import { loadReportTexts } from '../loadTexts';
import type { TreeItem } from '../views/treeItem';
import { locale, say } from '../window';

/** Writes a report of a run or version where the person wants it. */
export async function exportReport({ uri, run, oneVersion }: TreeItem): Promise<void> {
  const folder = run?.folder ?? oneVersion?.path ?? '';
  const content = readReport(folder);
  if (!content) throw new StudioError('input', 'run-missing', { key: 'engine.runGone', args: { run: folder } });
  await loadReportTexts();
  const name = content.of.id;
  const file = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(path.join(path.dirname(uri.fsPath), reportFileName(content.of))),
    filters: { HTML: ['html'] },
    title: say('report.saveTitle', { name }),
  });
  if (!file) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(reportPage(content, locale)));
  void offerToOpen(file, say('report.saved', { name, file: path.basename(file.path) }));
}

async function offerToOpen(file: vscode.Uri, saved: string): Promise<void> {
  const open = say('report.open');
  if ((await vscode.window.showInformationMessage(saved, open)) === open) await vscode.env.openExternal(file);
}
