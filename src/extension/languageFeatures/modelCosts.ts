import * as vscode from 'vscode';
import {
  speaksAgainstSpeed,
  trainingCost,
  type CheckResult,
  type DataFacts,
  type MachineSpeed,
  type MeasuredEpoch,
  type ModelFile,
  type TrainingCost,
} from '../../language';
import { isActive } from '../../protocol';
import { measuredEpoch } from '../../store';
import { DisposableStore } from '../disposable';
import type { Runs } from '../runs/runs';
import { nameOfRun } from '../views/describe';
import type { SpeedOfMachine } from './machineSpeed';
import type { ModelDocuments } from './modelDocuments';

/** What an open model costs, null where that is not known, and what it is told from. */
export interface ModelCost {
  readonly cost: TrainingCost | null;
  readonly check: CheckResult;
  readonly facts?: DataFacts;
  readonly speed?: MachineSpeed;
  readonly measured?: MeasuredEpoch;
}

interface Known {
  readonly model: ModelFile;
  /** The runs that are over. */
  readonly runs: string;
  readonly measured: MeasuredEpoch | undefined;
}

/** What open models cost to train: reckoned with the speed of this machine, or measured where they were trained on it. */
export class ModelCosts {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new vscode.EventEmitter<void>());
  private readonly known = new Map<string, Known>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly documents: ModelDocuments,
    private readonly machine: SpeedOfMachine,
    private readonly runs: Runs,
  ) {
    this.store.add(documents.onDidChange(() => this.changed.fire()));
    this.store.add(machine.onDidChange(() => this.changed.fire()));
    this.store.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.known.delete(uri.fsPath)));
    const overNow = () =>
      runs
        .models()
        .map(({ fsPath }) => this.overOf(fsPath))
        .join('\n');
    let over = overNow();
    this.store.add(
      runs.onDidChange(() => {
        const now = overNow();
        if (now === over) return;
        over = now;
        this.changed.fire();
      }),
    );
  }

  /** Has the speed of the machine measured, or measured again, where that is wanting. */
  of(document: vscode.TextDocument): ModelCost {
    const check = this.documents.check(document);
    const facts = this.documents.facts(document);
    const { speed } = this.machine;
    const measured = check.model && this.measured(document.uri, check.model);
    const cost = trainingCost(check, facts, speed, measured);
    if (cost?.epochSeconds === null && cost.rows !== null) this.machine.want();
    if (cost && speaksAgainstSpeed(cost)) this.machine.doubt();
    return { cost, check, ...(facts && { facts }), ...(speed && { speed }), ...(measured && { measured }) };
  }

  dispose(): void {
    this.store.dispose();
  }

  private overOf(file: string): string {
    return this.runs
      .of(file)
      .flatMap(({ run, status, epoch }) => (isActive(status) ? [] : `${run} ${epoch}`))
      .join();
  }

  private measured({ scheme, fsPath }: vscode.Uri, model: ModelFile): MeasuredEpoch | undefined {
    if (scheme !== 'file') return undefined;
    const runs = this.overOf(fsPath);
    const known = this.known.get(fsPath);
    if (known?.model === model && known.runs === runs) return known.measured;
    const found = measuredEpoch(this.runs.of(fsPath), model);
    const measured = found && { seconds: found.seconds, run: nameOfRun(found.run) };
    this.known.set(fsPath, { model, runs, measured });
    return measured;
  }
}
