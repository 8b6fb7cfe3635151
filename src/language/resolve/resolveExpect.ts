import type { ExpectationSpec } from '../types/modelFile';
import { betterWhen } from './resolveTrain';

/** A file's expectations with the side that is the better one: of code's own metrics as the code says. */
export function resolveExpect(
  raw: Readonly<Record<string, number>>,
  own: readonly { readonly name: string; readonly better: 'min' | 'max' }[] = [],
): readonly ExpectationSpec[] {
  return Object.entries(raw).map(([measure, value]) => {
    const better = own.find(({ name }) => name === measure)?.better ?? betterWhen(measure);
    return { measure, bound: better === 'max' ? 'atLeast' : 'atMost', value };
  });
}
