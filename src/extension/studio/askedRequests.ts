import * as vscode from 'vscode';
import { StudioError, type PanelResponse, type ToPanelMessage } from '../../protocol';
import type { Program } from '../program';
import { answer, type PanelRequest, type Subject } from './answers';
import { FileAnswers } from './fileAnswers';
import { savePicture } from './savePicture';
import { answerServed, isServedRequest } from './servedAnswers';

const aliveMilliseconds = 10_000;

interface Work {
  readonly signal: AbortSignal;
  readonly progress: (fraction: number | null) => void;
}

/** The requests of a panel that are under way: each is answered, refused or cancelled. */
export class AskedRequests {
  private readonly asked = new Map<number, AbortController>();
  private readonly files: FileAnswers;

  constructor(
    private readonly program: Program,
    private readonly subject: () => Promise<Subject>,
    private readonly post: (message: ToPanelMessage) => void,
  ) {
    this.files = new FileAnswers(program);
  }

  cancel(id: number): void {
    this.asked.get(id)?.abort();
  }

  cancelAll(): void {
    for (const asked of this.asked.values()) asked.abort();
    this.asked.clear();
  }

  async respond(request: PanelRequest): Promise<void> {
    const { id } = request;
    const { post } = this;
    const abort = new AbortController();
    this.asked.set(id, abort);
    let reached: number | null = null;
    const progress = (fraction: number | null) => {
      reached = fraction;
      post({ type: 'request/progress', id, fraction });
    };
    // Whoever asked knows by it that an answer comes, however long it takes.
    const alive = setInterval(() => progress(reached), aliveMilliseconds);
    try {
      if (!vscode.workspace.isTrusted) {
        throw new StudioError('input', 'not-trusted', { key: 'extension.needsTrust' });
      }
      const ok = await this.answer(await this.subject(), request, { signal: abort.signal, progress });
      post({ type: 'response', id, result: { ok } });
    } catch (error) {
      if (abort.signal.aborted) return;
      const known = StudioError.from(error);
      const stack = known.cause instanceof Error ? (known.cause.stack ?? '') : '';
      this.program.log.warn(`${request.method}: ${known.message}`, stack);
      post({ type: 'response', id, result: { error: known.toValue() } });
    } finally {
      clearInterval(alive);
      this.asked.delete(id);
    }
  }

  private answer(subject: Subject, request: PanelRequest, work: Work): Promise<PanelResponse[keyof PanelResponse]> {
    if (isServedRequest(request)) return answerServed(this.program, subject, request, work.signal);
    switch (request.method) {
      case 'predictFile':
      case 'fileRow':
      case 'saveAnswers':
      case 'saveFileAnswers':
        return this.files.answer(subject, request, work.signal);
      case 'savePicture':
        return savePicture(subject, request.params);
      default:
        return answer(this.program, subject, request, work);
    }
  }
}
