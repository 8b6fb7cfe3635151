import { Numbers } from '../presentation/numbers';
import type { Wording } from '../presentation/wording';
import { text, type Locale, type TextArguments } from '../texts';
import type { report } from '../texts/en/report';

/** What every part of a report is given: its own words, those of the panel, and numbers. */
export interface ReportWording extends Wording {
  readonly locale: Locale;
  readonly say: (key: keyof typeof report, args?: TextArguments) => string;
}

export function reportWording(locale: Locale): ReportWording {
  return {
    locale,
    numbers: new Numbers(locale),
    words: (key, args) => text(locale, `webview.${key}`, args),
    say: (key, args) => text(locale, `report.${key}`, args),
  };
}
