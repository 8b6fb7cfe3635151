import * as vscode from 'vscode';
import type { Diagnosis } from '../../protocol';
import type { Program } from '../program';
import { say, wordsOf } from '../window';
import { mend } from './nativeLibrary';
import { requireTrust } from './train';

function report({ ok, node, library, problems }: Diagnosis): string {
  const libraryLine = library ? say('extension.doctorLibrary', { ...library }) : say('extension.doctorNoLibrary');
  const lines = [
    `# ${say('extension.doctorTitle')}`,
    say(ok ? 'extension.doctorOk' : 'extension.doctorNotOk'),
    `- ${say('extension.doctorNode', { version: node })}\n- ${libraryLine}`,
  ];
  if (problems.length) {
    lines.push(`## ${say('extension.doctorProblems')}`);
    lines.push(problems.map(({ message, fix }) => `- ${wordsOf(message)}${fix ? `\n  \`${fix}\`` : ''}`).join('\n'));
  }
  return `${lines.join('\n\n')}\n`;
}

/** Tells what is set up, and offers to mend what is not. */
export async function doctor(program: Program): Promise<void> {
  if (!(await requireTrust())) return;
  const diagnosis = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: say('extension.doctorChecking') },
    () => program.service.request('doctor/diagnose', {}),
  );
  const content = report(diagnosis);
  program.log.info(content);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: true });
  if (diagnosis.ok) return;
  const setUp = say('extension.setUp');
  if ((await vscode.window.showWarningMessage(say('extension.doctorNotOk'), setUp)) !== setUp) return;
  const mended = await mend(program);
  if (mended)
    await vscode.window.showInformationMessage(say(mended.ok ? 'extension.doctorOk' : 'extension.doctorNotOk'));
}
