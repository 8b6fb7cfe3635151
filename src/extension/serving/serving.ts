import * as vscode from 'vscode';
import type { EngineLocation } from '../../client';
import { StudioError, type ErrorValue, type KeyView, type ServingView } from '../../protocol';
import {
  aliasVersion,
  keyState,
  listKeys,
  listVersionsOf,
  readServerFigures,
  serverOf,
  storeBeside,
  type ServerRecord,
} from '../../store';
import { loadEngineTexts } from '../loadTexts';
import type { Program } from '../program';
import { locale } from '../window';

/** Where a server is to be reached. */
export interface ServingWish {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

export const usualServing: ServingWish = { host: '127.0.0.1', port: 8501 };

/** The keys that open a model, or did until they expired. */
function keyViews(store: string, model: string): readonly KeyView[] {
  return listKeys(store)
    .filter(({ revoked, models }) => revoked === undefined && (models.length === 0 || models.includes(model)))
    .map((key) => {
      const { id, name, actions, expires } = key;
      return { id, name, actions, expired: keyState(key) === 'expired', ...(expires !== undefined && { expires }) };
    });
}

interface Doing {
  readonly state: 'starting' | 'stopping';
}

/** Servers of models: processes of their own, found again by what they leave in the store, whoever started them. */
export class Serving {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly doing = new Map<string, Doing>();
  private readonly errors = new Map<string, ErrorValue>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly engine: () => EngineLocation) {}

  /** The newest server of a model. */
  server(file: string, model: string): ServerRecord | undefined {
    return serverOf(storeBeside(file), model);
  }

  view(file: string, model: string): ServingView {
    const store = storeBeside(file);
    const key = keyOf(file, model);
    const record = this.server(file, model);
    const error = this.errors.get(key);
    const version = aliasVersion(store, model, 'champion') ?? listVersionsOf(store, model).at(-1)?.version ?? null;
    const keys = keyViews(store, model);
    if (!record) return { state: this.doing.get(key)?.state ?? 'off', version, keys, ...(error && { error }) };
    const { url, everywhere, keys: asksForKeys, started, process } = record;
    const figures = readServerFigures(store, process.pid) ?? null;
    const state = this.doing.get(key)?.state === 'stopping' ? 'stopping' : 'on';
    return { state, version, keys, server: { url, everywhere, keys: asksForKeys, started, figures } };
  }

  /** Starts a server, unless one is at work; what fails is told by the view. */
  async start(file: string, model: string, wish: ServingWish): Promise<void> {
    const store = storeBeside(file);
    await this.whileDoing(file, model, 'starting', async () => {
      if (this.server(file, model)) return;
      if (listVersionsOf(store, model).length === 0) {
        throw new StudioError('input', 'no-version', { key: 'extension.serveNothing', args: { model } });
      }
      const { cliBeside, startServing } = await import(/* webpackChunkName: "service" */ '../../client');
      await startServing({ store, model, locale, cli: cliBeside(this.engine()), ...wish });
    });
  }

  async stop(file: string, model: string): Promise<void> {
    const record = this.server(file, model);
    if (!record) return;
    await this.whileDoing(file, model, 'stopping', async () => {
      const { stopServing } = await import(/* webpackChunkName: "service" */ '../../client');
      await stopServing(storeBeside(file), record);
    });
  }

  private async whileDoing(
    file: string,
    model: string,
    state: Doing['state'],
    work: () => Promise<void>,
  ): Promise<void> {
    const key = keyOf(file, model);
    if (this.doing.has(key)) return;
    this.doing.set(key, { state });
    this.errors.delete(key);
    this.changed.fire();
    try {
      await work();
    } catch (error) {
      await loadEngineTexts();
      this.errors.set(key, StudioError.from(error).toValue());
    } finally {
      this.doing.delete(key);
      this.changed.fire();
    }
  }
}

const known = new WeakMap<Program, Serving>();

/** The servers of a window, of which it keeps nothing but what is under way: made when they are first asked for. */
export function servingOf(program: Program): Serving {
  const there = known.get(program);
  if (there) return there;
  const made = new Serving(() => program.engine());
  known.set(program, made);
  return made;
}

function keyOf(file: string, model: string): string {
  return JSON.stringify([file, model]);
}
