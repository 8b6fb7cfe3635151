import type { cli } from './en/cli';
import type { compare } from './en/compare';
import type { engine } from './en/engine';
import type { extension } from './en/extension';
import type { language } from './en/language';
import type { manage } from './en/manage';
import type { native } from './en/native';
import type { portable } from './en/portable';
import type { registry } from './en/registry';
import type { report } from './en/report';
import type { server } from './en/server';
import type { testing } from './en/testing';
import type { webview } from './en/webview';

/** The languages that every text exists in. */
export type Locale = 'en' | 'zh';

interface English {
  readonly cli: typeof cli;
  readonly compare: typeof compare;
  readonly engine: typeof engine;
  readonly extension: typeof extension;
  readonly language: typeof language;
  readonly manage: typeof manage;
  readonly native: typeof native;
  readonly portable: typeof portable;
  readonly registry: typeof registry;
  readonly report: typeof report;
  readonly server: typeof server;
  readonly testing: typeof testing;
  readonly webview: typeof webview;
}

export type Area = keyof English;
/** A text's name: its area and its key, as in `engine.lossNotFinite`. */
export type TextKey = { [A in Area]: `${A}.${keyof English[A] & string}` }[Area];
type AreaTexts<A extends Area> = Readonly<Record<keyof English[A], string>>;

type SomeTexts = { readonly [A in Area]?: Partial<AreaTexts<A>> };

const provided: Readonly<Record<Locale, Map<string, string>>> = { en: new Map(), zh: new Map() };

/** Makes texts known. A program does so before it says anything: `./all`, or what it has loaded of one language. */
export function provideTexts(locale: Locale, areas: SomeTexts): void {
  for (const [area, texts] of Object.entries(areas)) {
    for (const [key, text] of Object.entries(texts)) provided[locale].set(`${area}.${key}`, text);
  }
}

/** The text before its places are filled; undefined where it is not known. */
export function templateOf(locale: Locale, key: TextKey): string | undefined {
  return provided[locale].get(key);
}
