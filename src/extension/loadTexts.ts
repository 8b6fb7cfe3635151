import { provideTexts } from '../texts';
import { locale } from './locale';

/** Loads what the extension says itself. Before anything is registered. */
export async function loadTexts(): Promise<void> {
  const areas =
    locale === 'zh'
      ? await import(/* webpackChunkName: "texts.zh" */ '../texts/zh/window')
      : await import(/* webpackChunkName: "texts.en" */ '../texts/en/window');
  provideTexts(locale, areas);
}

/** Loads what is said of the engine: before it is asked, and before an error is shown. */
export async function loadEngineTexts(): Promise<void> {
  const areas =
    locale === 'zh'
      ? await import(/* webpackChunkName: "engineTexts.zh" */ '../texts/zh/ofEngine')
      : await import(/* webpackChunkName: "engineTexts.en" */ '../texts/en/ofEngine');
  provideTexts(locale, areas);
}

/** Loads what is said of versions: before an error is shown. */
export async function loadRegistryTexts(): Promise<void> {
  const areas =
    locale === 'zh'
      ? await import(/* webpackChunkName: "registryTexts.zh" */ '../texts/zh/ofRegistry')
      : await import(/* webpackChunkName: "registryTexts.en" */ '../texts/en/ofRegistry');
  provideTexts(locale, areas);
}

/** Loads the words for the problems of model files. */
export async function loadProblemTexts(): Promise<void> {
  const { problems } =
    locale === 'zh'
      ? await import(/* webpackChunkName: "problemTexts.zh" */ '../texts/zh/language/problems')
      : await import(/* webpackChunkName: "problemTexts.en" */ '../texts/en/language/problems');
  provideTexts(locale, { language: problems });
}

/** Loads the documentation of the schema. */
export async function loadSchemaTexts(): Promise<void> {
  const { schema } =
    locale === 'zh'
      ? await import(/* webpackChunkName: "schemaTexts.zh" */ '../texts/zh/language/schema')
      : await import(/* webpackChunkName: "schemaTexts.en" */ '../texts/en/language/schema');
  provideTexts(locale, { language: schema });
}

/** Loads what is said where runs are compared. */
export async function loadCompareTexts(): Promise<void> {
  const areas =
    locale === 'zh'
      ? await import(/* webpackChunkName: "compareTexts.zh" */ '../texts/zh/ofCompare')
      : await import(/* webpackChunkName: "compareTexts.en" */ '../texts/en/ofCompare');
  provideTexts(locale, areas);
}

/** Loads what is said where runs and versions are managed. */
export async function loadActionTexts(): Promise<void> {
  const areas =
    locale === 'zh'
      ? await import(/* webpackChunkName: "actionTexts.zh" */ '../texts/zh/ofActions')
      : await import(/* webpackChunkName: "actionTexts.en" */ '../texts/en/ofActions');
  provideTexts(locale, areas);
}

/** Loads what is said of expectations. */
export async function loadTestingTexts(): Promise<void> {
  const areas =
    locale === 'zh'
      ? await import(/* webpackChunkName: "testingTexts.zh" */ '../texts/zh/testing')
      : await import(/* webpackChunkName: "testingTexts.en" */ '../texts/en/testing');
  provideTexts(locale, areas);
}

/** Loads what a report says. */
export async function loadReportTexts(): Promise<void> {
  const areas =
    locale === 'zh'
      ? await import(/* webpackChunkName: "reportTexts.zh" */ '../texts/zh/ofReport')
      : await import(/* webpackChunkName: "reportTexts.en" */ '../texts/en/ofReport');
  provideTexts(locale, areas);
}
