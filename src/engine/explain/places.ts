import { featuresInput, fittedOf, widthOf, type FittedColumn } from '../data';
import type { Explainable } from './explainable';

/** Where the numbers of a column stand in an input of the network. */
export interface Place {
  readonly column: FittedColumn;
  readonly input: string;
  /** The first of its numbers within a step. */
  readonly start: number;
  readonly width: number;
  /** Numbers from a step to the next. */
  readonly stride: number;
  /** Rows of the window; 1 where there is none. */
  readonly steps: number;
}

/** The columns that the network sees, in their order. */
export function placesOf({ trained, network }: Explainable): readonly Place[] {
  const { inputs: columns, window } = fittedOf(trained.preprocessing);
  const steps = window?.length ?? 1;
  const places: Place[] = [];
  let start = 0;
  for (const column of columns) {
    const together = column.type === 'numeric' || column.type === 'category' || column.type === 'date';
    const input = network.inputs.find(({ name }) => name === (together ? featuresInput : column.name));
    if (together) {
      const width = widthOf(column);
      const stride = (input?.shape.reduce((product, size) => product * size, 1) ?? 0) / steps;
      if (input) places.push({ column, input: input.name, start, width, stride, steps });
      start += width;
    } else if (input) {
      const width = input.shape.reduce((product, size) => product * size, 1) / steps;
      places.push({ column, input: input.name, start: 0, width, stride: width, steps });
    }
  }
  return places;
}

/** Goes through the numbers of a column in one row of its input. */
export function eachNumber(
  { start, width, stride, steps }: Place,
  tell: (at: number, step: number, within: number) => void,
): void {
  for (let step = 0; step < steps; step++) {
    for (let within = 0; within < width; within++) tell(step * stride + start + within, step, within);
  }
}
