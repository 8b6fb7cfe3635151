import type { Message } from '../../../texts';
import type { LoadedData } from '../loadedData';
import type { Windows } from '../split/windows';

/** What a forecast has to beat: the error of repeating the last value of the target that a window has. */
export function naiveForecast(loaded: LoadedData): Message[] {
  const { target, windows } = loaded;
  if (!windows || target?.kind !== 'numbers') return [];
  const error = ({ length, inputs, targets }: Windows): number => {
    let squares = 0;
    for (const [at, row] of targets.entries()) {
      const last = inputs[(at + 1) * length - 1] ?? 0;
      squares += ((target.values[row] ?? 0) - (target.values[last] ?? 0)) ** 2;
    }
    return Number(Math.sqrt(squares / targets.length).toPrecision(4));
  };
  const { validation, test } = windows;
  if (validation.targets.length === 0 || test.targets.length === 0) return [];
  return [{ key: 'engine.dataNaive', args: { validation: error(validation), test: error(test) } }];
}
