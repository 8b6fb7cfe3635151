import * as vscode from 'vscode';
import { judgeRun, untilOver } from '../../client';
import {
  errorText,
  isOver,
  StudioError,
  type ExpectationOutcome,
  type RunSummary,
  type SplitName,
} from '../../protocol';
import { actOnRun } from '../commands/actOnRun';
import { train } from '../commands/train';
import { loadEngineTexts } from '../loadTexts';
import type { Program } from '../program';
import { statusWords } from '../views/statusWords';
import { locale, say } from '../window';
import type { ModelTests } from './expectationItems';

export interface CheckRequest {
  readonly controller: vscode.TestController;
  readonly chosen: readonly ModelTests[];
  readonly request: vscode.TestRunRequest;
  readonly token: vscode.CancellationToken;
  /** Whether a run is made first; else the last one counts. */
  readonly train: boolean;
}

/** Holds models against what their files expect, one after another. */
export async function checkTests(program: Program, { controller, chosen, request, token, train }: CheckRequest) {
  const testRun = controller.createTestRun(request);
  for (const { tests } of chosen) for (const { item } of tests) testRun.enqueued(item);
  try {
    for (const model of chosen) {
      if (token.isCancellationRequested) break;
      for (const { item } of model.tests) testRun.started(item);
      try {
        await checkModel(program, testRun, model, train, token);
      } catch (error) {
        await loadEngineTexts();
        const message = errorText(locale, StudioError.from(error).toValue());
        for (const { item } of model.tests) testRun.errored(item, new vscode.TestMessage(message));
      }
    }
  } finally {
    testRun.end();
  }
}

async function checkModel(
  program: Program,
  testRun: vscode.TestRun,
  { item: { uri }, tests }: ModelTests,
  trains: boolean,
  token: vscode.CancellationToken,
): Promise<void> {
  if (!uri) return;
  const run = await runToJudge(program, uri, trains);
  if (!run) {
    const why = new vscode.TestMessage(say(trains ? 'testing.notTrained' : 'testing.noRun'));
    for (const { item } of tests) testRun.errored(item, why);
    return;
  }
  const end = trains ? await ended(program, uri, run.folder, token) : run;
  if (!end) {
    for (const { item } of tests) testRun.skipped(item);
    return;
  }
  const judged = judgeRun(
    end.folder,
    tests.map(({ expectation }) => expectation),
  );
  for (const [place, { item }] of tests.entries()) {
    const outcome = judged?.outcomes[place];
    if (!judged || !outcome) {
      testRun.errored(
        item,
        new vscode.TestMessage(say('testing.ended', { run: end.run, status: say(statusWords[end.status]) })),
      );
    } else if (outcome.met) testRun.passed(item);
    else testRun.failed(item, missed(item, judged.split, outcome));
  }
}

/** The run that is started now, or the last one that is over. */
async function runToJudge(program: Program, uri: vscode.Uri, trains: boolean): Promise<RunSummary | undefined> {
  if (!trains) return program.runs.of(uri.fsPath).findLast(({ status }) => isOver(status));
  const started = await train(program, uri);
  return program.runs.of(uri.fsPath).find(({ run }) => run === started);
}

/** How a run ended; undefined where waiting for it is cancelled: then it is stopped and keeps its best. */
async function ended(
  program: Program,
  uri: vscode.Uri,
  run: string,
  token: vscode.CancellationToken,
): Promise<RunSummary | undefined> {
  const cancelled = new Promise<undefined>((resolve) => token.onCancellationRequested(() => resolve(undefined)));
  const end = await Promise.race([untilOver(run), cancelled]);
  if (!end) await actOnRun(program, 'stop', { uri, run });
  return end;
}

function missed({ uri, range }: vscode.TestItem, split: SplitName, outcome: ExpectationOutcome): vscode.TestMessage {
  const { measure, bound, value, measured } = outcome;
  const found = measured === null ? '' : Number(measured.toPrecision(4));
  const args = { measure, split, value, measured: found };
  const key =
    measured === null ? 'testing.notMeasured' : bound === 'atLeast' ? 'testing.missedAtLeast' : 'testing.missedAtMost';
  const message = new vscode.TestMessage(say(key, args));
  if (uri && range) message.location = new vscode.Location(uri, range);
  return message;
}
