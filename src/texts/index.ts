import { templateOf, type Locale, type TextKey } from './catalogue';
import { format, type Message, type TextArguments } from './format';

export { provideTexts, type Locale, type TextKey } from './catalogue';
export type { Message, TextArguments } from './format';

/** The text in the person's language, its places filled. */
export function text(locale: Locale, key: TextKey, args: TextArguments = {}): string {
  const template = templateOf(locale, key);
  // A newer process may send a key that this catalogue does not know: the key still says more than nothing.
  if (template === undefined) return key;
  const worded = Object.entries(args).map(([name, value]) => [
    name,
    typeof value === 'object' ? words(locale, value) : value,
  ]);
  return format(template, Object.fromEntries(worded) as Readonly<Record<string, string | number>>);
}

/** Words a message in the person's language. */
export function words(locale: Locale, message: Message): string {
  return text(locale, message.key, message.args);
}

/** The locale for a language tag such as `zh-cn`, `zh_CN.UTF-8` or `en-US`; English where it is none of ours. */
export function localeOf(tag: string | undefined): Locale {
  return tag !== undefined && /^zh\b|^zh[_-]/i.test(tag) ? 'zh' : 'en';
}
