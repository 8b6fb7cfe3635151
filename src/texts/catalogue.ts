import type { cli } from './en/cli';
import type { engine } from './en/engine';
import type { extension } from './en/extension';
import type { language } from './en/language';
import type { native } from './en/native';
import type { webview } from './en/webview';

/** The languages that every text exists in. */
export type Locale = 'en' | 'zh';

interface English {
  readonly cli: typeof cli;
  readonly engine: typeof engine;
  readonly extension: typeof extension;
  readonly language: typeof language;
  readonly native: typeof native;
  readonly webview: typeof webview;
}

export type Area = keyof English;
/** A text's name: its area and its key, as in `engine.lossNotFinite`. */
export type TextKey = { [A in Area]: `${A}.${keyof English[A] & string}` }[Area];
/** All texts of an area, in one language. */
export type AreaTexts<A extends Area> = Readonly<Record<keyof English[A], string>>;
export type Texts = { readonly [A in Area]: AreaTexts<A> };

const provided: Readonly<Record<Locale, Partial<Texts>>> = { en: {}, zh: {} };

/** Makes texts known. A program does so before it says anything: `./all`, or what it has loaded of one language. */
export function provideTexts(locale: Locale, areas: Partial<Texts>): void {
  Object.assign(provided[locale], areas);
}

/** The text before its places are filled; undefined where it is not known. */
export function templateOf(locale: Locale, key: TextKey): string | undefined {
  const dot = key.indexOf('.');
  const area: Readonly<Record<string, string>> | undefined = provided[locale][key.slice(0, dot) as Area];
  return area?.[key.slice(dot + 1)];
}
