import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import '../../src/texts/all';
import { listRuns } from '../../src/client';
import type { RunSummary } from '../../src/protocol';
import { storeBeside } from '../../src/store';

/** How long the host did not answer, in milliseconds. */
export interface Delay {
  readonly half: number;
  readonly most: number;
  readonly longest: number;
}

export interface HostFigures {
  readonly idle: Delay;
  readonly activation: number;
  readonly training: Delay & { readonly stepsPerSecond: number };
  readonly list: { readonly runs: number; readonly first: number; readonly later: number };
}

const seconds = 15;
const rounds = 9;
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** As many small steps as there can be, for longer than is measured. */
const quick = `name: quick
data: {source: {generate: moons, samples: 6400}, target: label}
model:
  - dense: {units: 2, activation: softmax}
train: {loss: sparseCategoricalCrossentropy, epochs: 10000, batchSize: 8}
`;

/** The host's delays for some seconds: by how much a timer of a millisecond came late. */
async function delays(): Promise<Delay> {
  const resolution = 1;
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  await sleep(seconds * 1000);
  histogram.disable();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
  return { half: late(histogram.percentile(50)), most: late(histogram.percentile(99)), longest: late(histogram.max) };
}

async function activation(): Promise<number> {
  const extension = vscode.extensions.getExtension('model-studio.model-studio');
  if (!extension || extension.isActive) throw new Error('The extension is not there, or it is active already.');
  const began = performance.now();
  await extension.activate();
  return performance.now() - began;
}

function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

async function whileTraining(): Promise<HostFigures['training']> {
  const uri = inWorkspace('quick/quick.model.yaml');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(quick));
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('modelStudio.train', uri);
  const latest = (): RunSummary | undefined => listRuns(storeBeside(uri.fsPath)).at(-1);
  while ((latest()?.step ?? 0) < 1000) await sleep(200);
  const from = latest()?.step ?? 0;
  const measured = await delays();
  const to = latest()?.step ?? 0;
  await vscode.commands.executeCommand('modelStudio.stop', uri);
  return { ...measured, stepsPerSecond: (to - from) / seconds };
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function list(): HostFigures['list'] {
  const store = storeBeside(inWorkspace('moons.model.yaml').fsPath);
  const first = timed(() => listRuns(store));
  const later = Array.from({ length: rounds }, () => timed(() => listRuns(store))).sort((a, b) => a - b);
  return { runs: listRuns(store).length, first, later: later[rounds >> 1] ?? 0 };
}

/** Measures the extension in its host, and leaves the figures where the benchmark asked for them. */
export async function run(): Promise<void> {
  const figures: HostFigures = {
    // Before the extension is there; the window is at rest afterwards.
    idle: await delays(),
    activation: await activation(),
    list: list(),
    training: await whileTraining(),
  };
  writeFileSync(process.env['MODEL_STUDIO_BENCH_REPORT'] ?? '', JSON.stringify(figures));
}
