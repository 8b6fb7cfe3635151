import { text, type Locale } from '../../texts';

/** What the page says, by the names under which its script finds it. */
export function pageWords(locale: Locale) {
  return {
    model: text(locale, 'server.pageModel'),
    version: text(locale, 'server.pageVersion'),
    standard: text(locale, 'server.pageStandard'),
    predict: text(locale, 'server.pagePredict'),
    answer: text(locale, 'server.pageAnswer'),
    request: text(locale, 'server.pageRequest'),
    none: text(locale, 'server.pageNone'),
    key: text(locale, 'server.pageKey'),
    keyNeeded: text(locale, 'server.pageKeyNeeded'),
    failed: text(locale, 'server.pageFailed'),
  };
}
