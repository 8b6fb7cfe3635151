import type { Severity } from '../types/problem';
import type { ProblemCode } from './codes';

/** Of the codes that keep nothing from training. */
const milder: Readonly<Partial<Record<ProblemCode, Severity>>> = {
  'unused-input': 'warning',
  'metric-mismatch': 'warning',
  'name-taken': 'warning',
  'constant-output': 'warning',
  'out-of-reach': 'warning',
  unscaled: 'warning',
  'learning-rate': 'warning',
  'class-imbalance': 'warning',
  'validation-small': 'information',
  'constant-column': 'warning',
  'text-too-long': 'warning',
  'no-effect': 'warning',
};

export function severityOf(code: ProblemCode): Severity {
  return milder[code] ?? 'error';
}
