import type { ComputeSettings } from '../../protocol';
import type { Message } from '../../texts';

/** Where a native library can come from, in the order in which the places are tried. */
export const nativeSources = ['named', 'carried', 'cached', 'pip', 'archive'] as const;
export type NativeSource = (typeof nativeSources)[number];

/** Why a source gave no library. */
export type AttemptCode =
  | 'disabled'
  | 'not-set-up'
  | 'not-found'
  | 'incomplete'
  | 'damaged'
  | 'not-loadable'
  | 'system-too-old'
  | 'crashed'
  | 'unsupported-platform'
  | 'no-pip'
  | 'no-compiler'
  | 'compile-failed'
  | 'download-failed'
  | 'wrong-checksum'
  | 'no-space'
  | 'not-writable'
  | 'busy'
  | 'cancelled';

/** One source that was asked and what came of it; the message is worded where a person reads it. */
export interface SourceAttempt {
  readonly source: NativeSource;
  readonly code: AttemptCode;
  readonly message: Message;
}

/** A native library that was found: `path` is the folder that holds it, `version` TensorFlow's own. */
export interface LibraryInfo {
  readonly source: NativeSource;
  readonly path: string;
  readonly version: string;
}

/** Where to look; everything has a default that suits the process that asks. */
export interface NativeOptions {
  /** The environment to read settings from and to start tools with; `process.env` by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The extension's folder, or the checkout's; by default found upward from the running script. */
  readonly root?: string;
  /** How to compute; what the environment says goes before it. */
  readonly compute?: ComputeSettings;
}

export type ProvisionPhase = 'wait' | 'download' | 'check' | 'unpack' | 'strip' | 'compile' | 'try' | 'install';

/** How far provisioning is; `done` and `total` are bytes where the phase can count them. */
export interface ProvisionProgress {
  readonly phase: ProvisionPhase;
  readonly message: Message;
  readonly done?: number;
  readonly total?: number;
}

export type OnProgress = (progress: ProvisionProgress) => void;

/** What {@link ensureRuntime} comes to: a library that loads, or every source with its reason. */
export type RuntimeResult =
  | { readonly ok: true; readonly library: LibraryInfo; readonly tried: readonly SourceAttempt[] }
  | { readonly ok: false; readonly cancelled: boolean; readonly tried: readonly SourceAttempt[] };

/** The backend that TensorFlow.js now runs on. `notice` is there when it is the slow one, and says why. */
export interface BackendInfo {
  readonly backend: 'tensorflow' | 'cpu';
  readonly library?: LibraryInfo;
  readonly notice?: Message;
  readonly tried: readonly SourceAttempt[];
  /** Time that loading took, in milliseconds. */
  readonly milliseconds: number;
}

/** One thing that is wrong with the set-up; `fix` is the command that mends it. */
export interface DiagnosisProblem {
  readonly code: string;
  readonly message: Message;
  readonly fix?: string;
}

/** What doctor tells. `ok` means that training would run on the native library. */
export interface Diagnosis {
  readonly ok: boolean;
  readonly node: string;
  readonly library?: LibraryInfo;
  readonly backend: 'tensorflow' | 'cpu';
  readonly problems: readonly DiagnosisProblem[];
}
