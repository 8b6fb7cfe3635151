import type { ServedVersion } from '../models/served';

/** How the answers of two versions to the same rows compare. */
export interface ShadowFigures {
  readonly shadow: ServedVersion;
  /** What answered. */
  readonly against: ServedVersion;
  readonly outcome: 'compared' | 'failed' | 'skipped';
  /** Rows that got the same label, or numbers within a hundredth of each other. */
  readonly same: number;
  readonly rows: number;
  /** For each row the largest difference of a probability or number. */
  readonly differences: readonly number[];
}
