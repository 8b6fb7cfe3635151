import { cli as cliEnglish } from './en/cli';
import { engine as engineEnglish } from './en/engine';
import { extension as extensionEnglish } from './en/extension';
import { language as languageEnglish } from './en/language';
import { native as nativeEnglish } from './en/native';
import { webview as webviewEnglish } from './en/webview';
import { format, type TextArguments } from './format';
import { cli as cliChinese } from './zh/cli';
import { engine as engineChinese } from './zh/engine';
import { extension as extensionChinese } from './zh/extension';
import { language as languageChinese } from './zh/language';
import { native as nativeChinese } from './zh/native';
import { webview as webviewChinese } from './zh/webview';

export type { TextArguments } from './format';

/** The languages that every text exists in. */
export type Locale = 'en' | 'zh';

const catalogues = {
  en: {
    cli: cliEnglish,
    engine: engineEnglish,
    extension: extensionEnglish,
    language: languageEnglish,
    native: nativeEnglish,
    webview: webviewEnglish,
  },
  zh: {
    cli: cliChinese,
    engine: engineChinese,
    extension: extensionChinese,
    language: languageChinese,
    native: nativeChinese,
    webview: webviewChinese,
  },
} as const;

type English = (typeof catalogues)['en'];
export type Area = keyof English;
/** A text's name: its area and its key, as in `engine.lossNotFinite`. */
export type TextKey = { [A in Area]: `${A}.${keyof English[A] & string}` }[Area];

/** A text not yet put into words: what travels between processes and is worded where a person reads it. */
export interface Message {
  readonly key: TextKey;
  readonly args?: TextArguments;
}

/** The text in the person's language, its places filled. */
export function text(locale: Locale, key: TextKey, args: TextArguments = {}): string {
  const dot = key.indexOf('.');
  const area = catalogues[locale][key.slice(0, dot) as Area] as Readonly<Record<string, string>>;
  const template = area[key.slice(dot + 1)];
  // A newer process may send a key that this catalogue does not know: the key still says more than nothing.
  return template === undefined ? key : format(template, args);
}

/** Words a message in the person's language. */
export function words(locale: Locale, message: Message): string {
  return text(locale, message.key, message.args);
}

/** The locale for a language tag such as `zh-cn`, `zh_CN.UTF-8` or `en-US`; English where it is none of ours. */
export function localeOf(tag: string | undefined): Locale {
  return tag !== undefined && /^zh\b|^zh[_-]/i.test(tag) ? 'zh' : 'en';
}
