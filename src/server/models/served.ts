import type { ModelSignature } from '../../protocol';
import type { VersionSummary } from '../../store';
import { modelInterface, type ModelInterface } from './modelInterface';

/** One version that can be asked. */
export interface ServedVersion {
  readonly summary: VersionSummary;
  readonly signature: ModelSignature;
  readonly face: ModelInterface;
}

interface Share {
  readonly version: number;
  /** From 0 to 1. */
  readonly share: number;
}

/** Where requests that name no version go beside the one that answers. */
export interface ServedTraffic {
  readonly canary?: Share;
  readonly shadow?: Share;
}

/** A model as it is served now; replaced whole when something of it changes. */
export interface ServedModel {
  readonly name: string;
  readonly store: string;
  readonly versions: ReadonlyMap<number, ServedVersion>;
  /** Aliases that are loaded, `latest` among them. */
  readonly aliases: ReadonlyMap<string, number>;
  /** Versions that could not be loaded, with why. */
  readonly damaged: ReadonlyMap<number, string>;
  /** What answers when no version is named; undefined while nothing is loaded. */
  readonly standard: number | undefined;
  /** Its versions are loaded. */
  readonly traffic: ServedTraffic;
}

export { modelInterface };
