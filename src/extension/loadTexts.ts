import { provideTexts, type Locale } from '../texts';
import { locale } from './locale';

type SomeTexts = Parameters<typeof provideTexts>[1];

/** Loads the texts of the window's language, and of no other. */
async function provide(texts: Readonly<Record<Locale, () => Promise<SomeTexts>>>): Promise<void> {
  provideTexts(locale, await texts[locale]());
}

/** Loads what the extension says itself. Before anything is registered. */
export function loadTexts(): Promise<void> {
  return provide({
    en: () => import(/* webpackChunkName: "texts.en" */ '../texts/en/window'),
    zh: () => import(/* webpackChunkName: "texts.zh" */ '../texts/zh/window'),
  });
}

/** Loads what is said of the engine: before it is asked, and before an error is shown. */
export function loadEngineTexts(): Promise<void> {
  return provide({
    en: () => import(/* webpackChunkName: "engineTexts.en" */ '../texts/en/ofEngine'),
    zh: () => import(/* webpackChunkName: "engineTexts.zh" */ '../texts/zh/ofEngine'),
  });
}

/** Loads what is said of versions: before an error is shown. */
export function loadRegistryTexts(): Promise<void> {
  return provide({
    en: () => import(/* webpackChunkName: "registryTexts.en" */ '../texts/en/ofRegistry'),
    zh: () => import(/* webpackChunkName: "registryTexts.zh" */ '../texts/zh/ofRegistry'),
  });
}

/** Loads the words for the problems of model files. */
export function loadProblemTexts(): Promise<void> {
  return provide({
    en: () =>
      import(/* webpackChunkName: "problemTexts.en" */ '../texts/en/language/problems').then(({ problems }) => ({
        language: problems,
      })),
    zh: () =>
      import(/* webpackChunkName: "problemTexts.zh" */ '../texts/zh/language/problems').then(({ problems }) => ({
        language: problems,
      })),
  });
}

/** Loads what lenses and renaming say. */
export function loadEditingTexts(): Promise<void> {
  return provide({
    en: () =>
      import(/* webpackChunkName: "editingTexts.en" */ '../texts/en/language/editing').then(({ editing }) => ({
        language: editing,
      })),
    zh: () =>
      import(/* webpackChunkName: "editingTexts.zh" */ '../texts/zh/language/editing').then(({ editing }) => ({
        language: editing,
      })),
  });
}

/** Loads the documentation of the schema. */
export function loadSchemaTexts(): Promise<void> {
  return provide({
    en: () =>
      import(/* webpackChunkName: "schemaTexts.en" */ '../texts/en/language/schema').then(({ schema }) => ({
        language: schema,
      })),
    zh: () =>
      import(/* webpackChunkName: "schemaTexts.zh" */ '../texts/zh/language/schema').then(({ schema }) => ({
        language: schema,
      })),
  });
}

/** Loads what is said where runs are compared. */
export function loadCompareTexts(): Promise<void> {
  return provide({
    en: () => import(/* webpackChunkName: "compareTexts.en" */ '../texts/en/ofCompare'),
    zh: () => import(/* webpackChunkName: "compareTexts.zh" */ '../texts/zh/ofCompare'),
  });
}

/** Loads what is said where runs and versions are managed. */
export function loadActionTexts(): Promise<void> {
  return provide({
    en: () => import(/* webpackChunkName: "actionTexts.en" */ '../texts/en/ofActions'),
    zh: () => import(/* webpackChunkName: "actionTexts.zh" */ '../texts/zh/ofActions'),
  });
}

/** Loads what is said of expectations. */
export function loadTestingTexts(): Promise<void> {
  return provide({
    en: () => import(/* webpackChunkName: "testingTexts.en" */ '../texts/en/testing'),
    zh: () => import(/* webpackChunkName: "testingTexts.zh" */ '../texts/zh/testing'),
  });
}

/** Loads what a report says. */
export function loadReportTexts(): Promise<void> {
  return provide({
    en: () => import(/* webpackChunkName: "reportTexts.en" */ '../texts/en/ofReport'),
    zh: () => import(/* webpackChunkName: "reportTexts.zh" */ '../texts/zh/ofReport'),
  });
}
