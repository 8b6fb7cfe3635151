import type { TextKey } from './catalogue';

/** A text not yet put into words: what travels between processes and is worded where a person reads it. */
export interface Message {
  readonly key: TextKey;
  readonly args?: TextArguments;
}

/** Values for the places of a text; a message there is worded in the language of the text around it. */
export type TextArguments = Readonly<Record<string, string | number | Message>>;

const place = /\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g;

/**
 * Fills the places of a template. `{rows}` is the value itself; `{rows:row|rows}` is the first word
 * when the value is 1 and the second otherwise.
 */
export function format(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replace(place, (whole, name: string, one?: string, other?: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    if (one !== undefined && other !== undefined) return Number(value) === 1 ? one : other;
    return String(value);
  });
}
