import * as vscode from 'vscode';
import type { Measures, RunSummary } from '../../protocol';
import { locale, say } from '../window';
import { statusWords } from './statusWords';

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

let relative: Intl.RelativeTimeFormat | undefined;

/** `2 hours ago`, `3 小时前` */
export function age(time: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
  const [unit, length] = units.find(([, one]) => seconds >= one) ?? [];
  if (unit === undefined || length === undefined) return say('extension.treeJustNow');
  relative ??= new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  return relative.format(-Math.floor(seconds / length), unit);
}

/** What a run is judged by first: a metric of the validation split, else its loss, else what there is. */
export function headline(measures: Measures): string | undefined {
  const names = Object.keys(measures).filter((name) => measures[name] != null);
  const isLoss = (name: string) => /(^|_)loss$/.test(name);
  const name =
    names.find((one) => one.startsWith('val_') && !isLoss(one)) ??
    names.find((one) => one === 'val_loss') ??
    names.find((one) => !isLoss(one)) ??
    names[0];
  const value = name === undefined ? undefined : measures[name];
  return name === undefined || value == null ? undefined : `${name} ${brief(value)}`;
}

/** Four significant digits, with a true minus sign. */
function brief(value: number): string {
  const size = Math.abs(value);
  const digits = size !== 0 && (size < 1e-4 || size >= 1e6) ? value.toExponential(3) : String(+value.toPrecision(4));
  return digits.replace('-', '\u2212');
}

/** `completed · val_accuracy 0.9733 · version 3 · 2 hours ago` */
export function describeRun(run: RunSummary): string {
  const { epoch, epochs, version, status, best, created, finished, tags = [] } = run;
  const parts = [say(statusWords[status])];
  if (epoch > 0 && status !== 'completed') parts.push(say('extension.treeEpoch', { epoch, epochs }));
  const measured = best && headline(best.measures);
  if (measured !== undefined) parts.push(measured);
  if (version !== undefined) parts.push(say('extension.treeVersion', { version }));
  if (run.backend === 'cpu') parts.push(say('extension.treeOnCpu'));
  parts.push(age(finished ?? created), ...tags.map((tag) => `#${tag}`));
  return parts.join(' · ');
}

/** A model's latest run, without what changes at every epoch: all of the model's runs would be listed anew. */
export function describeLatest(run: RunSummary): string {
  const measured = run.status === 'completed' && run.best ? headline(run.best.measures) : undefined;
  return [say(statusWords[run.status]), ...(measured === undefined ? [] : [measured])].join(' · ');
}

let moments: Intl.DateTimeFormat | undefined;

/** The moment of a run, as it is named where nobody gave it a title. */
export function momentOf(time: string): string {
  moments ??= new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' });
  return moments.format(new Date(time));
}

export function nameOfRun(run: RunSummary): string {
  return run.title ?? momentOf(run.created);
}

/** The folder that a file is in, where the window has several. */
export function folderOf(uri: vscode.Uri): readonly string[] {
  if ((vscode.workspace.workspaceFolders?.length ?? 0) < 2) return [];
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder ? [folder.name] : [];
}
