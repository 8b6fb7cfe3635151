import type { JsonValue } from '../types/modelFile';
import type { Locale } from '../../texts';

/** The JSON Schema (draft 2020-12) of a model file, described in the given language. */
export function modelFileSchema(_locale: Locale): { readonly [key: string]: JsonValue } {
  return {};
}
