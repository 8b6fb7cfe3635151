import { withSources } from '../../scripts/record/sources.mjs';

/** What a data preview of a million rows costs. */
export function dataRows() {
  return withSources(async (load) => {
    const { measureSorting } = await load('/bench/studio/sorting.ts');
    const { rows, numbers, words, outliers } = await measureSorting();
    const many = `${rows.toLocaleString('en')} rows`;
    return [
      { what: `${many}: sorted by numbers`, value: numbers, unit: 'ms', goal: 1000 },
      { what: `${many}: sorted by words`, value: words, unit: 'ms', goal: 1000 },
      { what: `${many}: outliers alone`, value: outliers, unit: 'ms', goal: 1000 },
    ];
  });
}
