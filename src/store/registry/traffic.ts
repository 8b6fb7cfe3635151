import * as fs from 'node:fs';
import path from 'node:path';
import { isObject, readJson, writeJson } from '../files';
import { versionsFolder } from '../layout';

/** A version that gets a share of the requests which name none. */
export interface TrafficShare {
  /** A version's number, or an alias, which may move. */
  readonly to: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** Where the requests of a model go beside the version that answers. */
export interface Traffic {
  /** It answers its share. */
  readonly canary?: TrafficShare;
  /** It is asked as well, and its answers are only compared. */
  readonly shadow?: TrafficShare;
}

const trafficFile = (store: string, model: string): string => path.join(versionsFolder(store, model), 'traffic.json');

export function readTraffic(store: string, model: string): Traffic {
  const value = readJson(trafficFile(store, model));
  if (!isObject(value)) return {};
  const canary = readShare(value['canary']);
  const shadow = readShare(value['shadow']);
  return { ...(canary && { canary }), ...(shadow && { shadow }) };
}

function readShare(value: unknown): TrafficShare | undefined {
  if (!isObject(value)) return undefined;
  const { to, share } = value;
  return typeof to === 'string' && typeof share === 'number' && share >= 0 && share <= 1 ? { to, share } : undefined;
}

/** Replaces what is said of a model's traffic, whole; servers take it up by themselves. */
export function writeTraffic(store: string, model: string, traffic: Traffic): void {
  if (traffic.canary || traffic.shadow) writeJson(trafficFile(store, model), traffic);
  else fs.rmSync(trafficFile(store, model), { force: true });
}
