import type { Message } from '../texts';
import type { ErrorValue } from './errors';
import type { Explanation, ExplainWish } from './explanation';
import type { InputValue, Prediction } from './signature';

/** A value as a client of the server gives it: as a person gives it, or an image file's or a raw image's bytes. */
export type ServedValue =
  | Exclude<InputValue, { readonly image: unknown }>
  | { readonly file: Uint8Array }
  | { readonly pixels: Uint8Array; readonly height: number; readonly width: number; readonly channels: number };

export type ServedRow = Readonly<Record<string, ServedValue>>;

/**
 * What the server asks of an inference worker, an engine process on a channel that carries bytes as they are. Each
 * request has one answer with its number; `folder` is that of a version.
 */
export type WorkerRequest = { readonly id: number } & (
  | { readonly type: 'load'; readonly folder: string }
  | { readonly type: 'unload'; readonly folder: string }
  | { readonly type: 'predict'; readonly folder: string; readonly rows: readonly ServedRow[] }
  /** One input: a row, or the rows of a window. */
  | {
      readonly type: 'explain';
      readonly folder: string;
      readonly rows: readonly ServedRow[];
      readonly wish: ExplainWish;
    }
);

/** What predictions took of the machine. */
export interface PredictionCost {
  /** Of all threads of the worker. */
  readonly cpuSeconds: number;
  /** What the worker has in memory. */
  readonly memoryBytes: number;
}

export type WorkerAnswer =
  | {
      readonly id: number;
      readonly ok: true;
      readonly predictions?: readonly Prediction[];
      readonly explanation?: Explanation;
      readonly cost?: PredictionCost;
      /** Of a model that was loaded: why it predicts slowly. */
      readonly slow?: Message;
    }
  | { readonly id: number; readonly ok: false; readonly error: ErrorValue };

/** What a server has answered since it was started. */
export interface ServingFigures {
  /** Those that ask for a prediction. */
  readonly requests: number;
  readonly failed: number;
  /** Milliseconds within which half of the last ones were answered, and 99 in 100. */
  readonly half: number | null;
  readonly most: number | null;
}
