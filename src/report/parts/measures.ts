import { capitalised, measureName } from '../../presentation/measureNames';
import type { Wording } from '../../presentation/wording';

/** A measure's name where a line or a column begins. */
export function measureTitle(wording: Wording, key: string): string {
  return capitalised(measureName(wording, key));
}
