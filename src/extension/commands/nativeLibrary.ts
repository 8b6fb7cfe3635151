import * as vscode from 'vscode';
import type { Diagnosis } from '../../protocol';
import type { Program } from '../program';
import { say, wordsOf } from '../window';

const declinedKey = 'nativeLibraryDeclined';
let checked = false;

/** Sets the native library up, with progress; undefined where the person cancelled. */
export async function mend(program: Program): Promise<Diagnosis | undefined> {
  const service = await program.client();
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: say('extension.settingUp'), cancellable: true },
    async (progress, cancelled) => {
      const abort = new AbortController();
      cancelled.onCancellationRequested(() => abort.abort());
      let last = 0;
      const end = service.onProgress(({ message, fraction }) => {
        const increment = fraction === null ? 0 : Math.max(0, fraction * 100 - last);
        last += increment;
        progress.report({ message: wordsOf(message), increment });
      });
      try {
        return await service.request('doctor/mend', {}, abort.signal);
      } catch (error) {
        if (abort.signal.aborted) return undefined;
        throw error;
      } finally {
        end();
      }
    },
  );
}

/** Before the first run: offers to set the library up where there is none. False where the person wants to do neither. */
export async function offerNativeLibrary(program: Program): Promise<boolean> {
  const { context, service, log } = program;
  if (checked || context.globalState.get(declinedKey)) return true;
  const diagnosis = await service.request('doctor/diagnose', {});
  checked = true;
  if (diagnosis.ok) return true;
  const setUp = say('extension.setUp');
  const plain = say('extension.plainJavaScript');
  const chosen = await vscode.window.showInformationMessage(say('extension.noNative'), setUp, plain);
  if (chosen === plain) await context.globalState.update(declinedKey, true);
  if (chosen !== setUp) {
    checked = chosen === plain;
    return chosen === plain;
  }
  const mended = await mend(program);
  for (const problem of mended?.problems ?? []) log.warn(wordsOf(problem.message));
  return mended !== undefined;
}
