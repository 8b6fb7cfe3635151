import type { Series } from '../state/series';
import type { SeriesStyle } from './swatch';

/** A line of the chart: values of every step, values of epochs' ends, or both. */
export interface ChartLine {
  readonly id: string;
  readonly label: string;
  readonly style: SeriesStyle;
  /** Values of each batch, drawn faintly behind, and the line drawn over them. */
  readonly steps?: { readonly raw: Series; readonly smooth: Series; readonly perEpoch: number };
  /** At epochs' ends, in order. */
  readonly points: readonly { readonly epoch: number; readonly value: number }[];
  /** What the legend says beside the name. */
  readonly current: number | null;
  /** Whether it still grows, where that is not as it is of the whole chart. */
  readonly running?: boolean;
  /** How its values are written; as measures if absent. */
  readonly write?: (value: number) => string;
}

export interface ChartData {
  readonly title: string;
  /** Names the picture for those who do not see it. */
  readonly description: string;
  readonly lines: readonly ChartLine[];
  /** The axis runs to here at once. */
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly scale: 'linear' | 'log';
  /** Values lie between 0 and 1. */
  readonly share: boolean;
  /** The axis starts at zero, whatever the values are. */
  readonly fromZero?: boolean;
  readonly running: boolean;
  /** How values of y are written along the axis; as numbers if absent. */
  readonly tick?: (value: number) => string;
}

export interface ChartWords {
  readonly epochAxis: string;
  readonly batch: string;
  readonly tick: (value: number, places?: number) => string;
  value(value: number): string;
  /** Heading of the tip. */
  position(epoch: number, step: number): string;
  /** Said after a zoom by keys. */
  inSight(from: number, to: number): string;
  /** The button that ends a zoom. */
  readonly wholeRun: string;
  /** What replaces an empty frame. */
  readonly nothingYet: string;
}
