import type { TextKey } from './catalogue';

/** A text not yet put into words: what travels between processes and is worded where a person reads it. */
export interface Message {
  readonly key: TextKey;
  readonly args?: TextArguments;
}

/** Values for the places of a text; a message there is worded in the language of the text around it. */
export type TextArguments = Readonly<Record<string, string | number | Message>>;

/** A place, with a blank between it and a Chinese character on either side. */
const place = /((?<=\p{Script=Han}) )?\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}( (?=\p{Script=Han}))?/gu;
const startsInChinese = /^\p{Script=Han}/u;
const endsInChinese = /\p{Script=Han}$/u;

/**
 * Fills the places of a template. `{rows}` is the value itself; `{rows:row|rows}` is the first word
 * when the value is 1 and the second otherwise. Between Chinese and Chinese there is no blank.
 */
export function format(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replace(place, (whole, before = '', name: string, one?: string, other?: string, after = '') => {
    const value = args[name];
    if (value === undefined) return whole;
    if (one !== undefined && other !== undefined) return `${before}${Number(value) === 1 ? one : other}${after}`;
    const filled = String(value);
    return `${startsInChinese.test(filled) ? '' : before}${filled}${endsInChinese.test(filled) ? '' : after}`;
  });
}
