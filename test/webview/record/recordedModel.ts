import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkFile, createRun, listRuns, type EngineLocation, type ServiceClient } from '../../../src/client';
import { answer, newestSignature, versionViews, type AnswerRequest } from '../../../src/extension/studio/answers';
import { FollowedRun } from '../../../src/extension/studio/followedRun';
import { modelView } from '../../../src/extension/studio/modelView';
import {
  allowedActions,
  isOver,
  StudioError,
  type PanelRequests,
  type PanelResult,
  type RunStatus,
  type Snapshot,
  type ToPanelMessage,
} from '../../../src/protocol';
import { readJournal, storeBeside } from '../../../src/store';
import type { RecordedAnswer, Recording } from '../recording';

/** A run that a panel follows, and what it is told. */
export interface Following {
  readonly snapshot: Snapshot;
  readonly messages: readonly ToPanelMessage[];
  /** Resolves once the run is over and all of its journal was told. */
  readonly over: Promise<void>;
  /** Resolves with the first message that is as wanted. */
  heard(wanted: (message: ToPanelMessage) => boolean): Promise<void>;
  dispose(): void;
}

/** An example in a folder of its own, trained by the real engine, and told to a panel as the extension tells it. */
export class RecordedModel {
  readonly file: string;
  text: string;
  /** Folder of the run shown. */
  run: string | undefined;

  constructor(
    examples: string,
    folder: string,
    readonly name: string,
    readonly engine: EngineLocation,
    private readonly service: ServiceClient,
  ) {
    this.file = path.join(folder, `${name}.model.yaml`);
    mkdirSync(folder, { recursive: true });
    cpSync(path.join(examples, `${name}.model.yaml`), this.file);
    cpSync(path.join(examples, 'data'), path.join(folder, 'data'), { recursive: true });
    this.text = readFileSync(this.file, 'utf8');
  }

  /** Starts a run; `set` changes values of the file. */
  async train(...set: string[]): Promise<string> {
    const { file, text, engine, service } = this;
    const created = await createRun({ text, path: file, set, locale: 'en', engine, service });
    if (!created.ok) throw new Error(JSON.stringify(created.problems));
    this.run = created.run.folder;
    return this.run;
  }

  async snapshot(run?: FollowedRun): Promise<Snapshot> {
    const { file, text, service, name } = this;
    const follower = run ?? (this.run === undefined ? undefined : new FollowedRun(this.run, ignore, ignore));
    const check = await checkFile({ text, path: file, service });
    const summary = await service.request('data/summary', { text, path: file });
    const view = follower?.view() ?? null;
    if (!run) follower?.dispose();
    return {
      locale: 'en',
      trusted: true,
      model: modelView({ file, text }, check, { summary }, false),
      run: view,
      runs: listRuns(storeBeside(file), name),
      versions: versionViews(file, name),
      signature: newestSignature(file, name),
      actions: [...allowedActions(view?.summary.status, view?.summary ?? { checkpoint: false })],
    };
  }

  /** Follows the run from where it stands. */
  async follow(): Promise<Following> {
    const folder = this.run;
    if (folder === undefined) throw new Error('nothing runs');
    const messages: ToPanelMessage[] = [];
    const waiting: { wanted: (message: ToPanelMessage) => boolean; resolve: () => void }[] = [];
    let sequence = 0;
    let status: RunStatus = 'starting';
    const take = (message: ToPanelMessage) => {
      messages.push(message);
      if (message.type === 'run/event') sequence = message.entry.seq;
      if (message.type === 'run/status') status = message.status;
      for (const { wanted, resolve } of waiting) if (wanted(message)) resolve();
    };
    const heard = (wanted: (message: ToPanelMessage) => boolean) =>
      new Promise<void>((resolve) => waiting.push({ wanted, resolve }));
    const over = heard(() => isOver(status) && sequence === readJournal(folder).at(-1)?.seq);
    const { file, name } = this;
    const follower = new FollowedRun(folder, take, () =>
      take({ type: 'versions', versions: versionViews(file, name), signature: newestSignature(file, name) }),
    );
    const snapshot = await this.snapshot(follower);
    // A short run may have ended before it was followed: then nothing more is heard.
    const ended = snapshot.run !== null && isOver(snapshot.run.summary.status);
    return { snapshot, messages, over: ended ? Promise.resolve() : over, heard, dispose: () => follower.dispose() };
  }

  /** Trains to the end. */
  async trainToTheEnd(...set: string[]): Promise<Following> {
    await this.train(...set);
    return this.toTheEnd();
  }

  /** Follows the run until it is over. */
  async toTheEnd(): Promise<Following> {
    const following = await this.follow();
    await following.over;
    following.dispose();
    return following;
  }

  async recording(answers: readonly RecordedAnswer[] = []): Promise<Recording> {
    return { snapshot: await this.snapshot(), messages: [], answers };
  }

  /** Asks as the panel does. */
  async ask<M extends keyof PanelRequests>(method: M, params: PanelRequests[M]): Promise<RecordedAnswer> {
    const subject = { file: this.file, text: this.text, model: this.name, run: this.run };
    const request = { type: 'request', id: 0, method, params } as AnswerRequest;
    const result = await answer({ service: this.service }, subject, request).then(
      (ok): PanelResult => ({ ok }),
      (error: unknown): PanelResult => ({ error: StudioError.from(error).toValue() }),
    );
    return { method, params, result } as RecordedAnswer;
  }
}

function ignore(): void {
  // Nobody listens.
}
