import { text, type Locale } from '../../texts';
import { resultBytes, type TrainingCost } from '../describe/cost';
import { shapeWords } from '../schema/layers/shapes';
import type { LayerDescription } from '../types/description';

const space = '\u00a0';

function count(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-US').format(value);
}

/** To three significant digits with a unit of thousands: `1.23 M`. */
function scaled(value: number, units: readonly string[]): string {
  const step = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  const shown = value / 1000 ** step;
  const digits = step === 0 ? String(Math.round(shown)) : String(Number(shown.toPrecision(3)));
  return `${digits}${space}${units[step] ?? ''}`.trim();
}

const bytes = (value: number) => scaled(value, ['B', 'kB', 'MB', 'GB', 'TB']);
const flops = (value: number) => scaled(value, ['', 'k', 'M', 'G', 'T']);

/** A time that is only known about: one or two digits. */
function about(seconds: number, locale: Locale): string {
  return seconds < 0.1 ? shortTime(locale) : text(locale, 'language.costAbout', { time: timeWords(seconds, locale) });
}

function exactly(seconds: number, locale: Locale): string {
  return seconds < 0.1 ? shortTime(locale) : timeWords(seconds, locale);
}

function shortTime(locale: Locale): string {
  return text(locale, 'language.costLessThan', { time: text(locale, 'language.durationSeconds', { seconds: 0.1 }) });
}

function timeWords(seconds: number, locale: Locale): string {
  const digits = Number(seconds.toPrecision(seconds < 1 ? 1 : 2));
  if (digits < 120) return text(locale, 'language.durationSeconds', { seconds: digits });
  if (digits < 7200) {
    const whole = 5 * Math.round(digits / 5);
    return text(locale, 'language.durationMinutes', { minutes: Math.floor(whole / 60), seconds: whole % 60 });
  }
  const minutes = Math.round(digits / 60);
  return text(locale, 'language.durationHours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** One line: `93,322 parameters · 14 MB in training · about 3 s an epoch on this machine`. */
export function costLine(cost: TrainingCost, locale: Locale): string {
  return [
    text(locale, 'language.costParameters', { count: count(cost.parameters, locale) }),
    text(locale, 'language.costMemory', { bytes: bytes(cost.memoryBytes) }),
    ...epochWords(cost, locale),
  ].join(' · ');
}

function epochWords({ epochSeconds, measured }: TrainingCost, locale: Locale): readonly string[] {
  if (measured) return [text(locale, 'language.costEpochMeasured', { time: exactly(measured.seconds, locale) })];
  return epochSeconds === null ? [] : [text(locale, 'language.costEpoch', { time: about(epochSeconds, locale) })];
}

function table(title: string, rows: readonly (readonly [string, string])[]): string {
  return [`| ${title} | |`, '| :-- | :-- |', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

/** Markdown of what a model costs before it trains. */
export function costMarkdown(cost: TrainingCost, epochs: number, locale: Locale): string {
  const { rows, steps } = cost;
  const parameters = count(cost.parameters, locale);
  const trainable = count(cost.trainableParameters, locale);
  const facts: (readonly [string, string])[] = [
    [
      text(locale, 'language.costTableParameters'),
      cost.trainableParameters === cost.parameters
        ? parameters
        : text(locale, 'language.costTrainable', { count: parameters, trainable }),
    ],
    [text(locale, 'language.costFlops'), flops(cost.flops)],
    [
      text(locale, 'language.costTableMemory'),
      text(locale, 'language.costMemoryParts', {
        bytes: bytes(cost.memoryBytes),
        weights: bytes(cost.weightBytes),
        results: bytes(cost.activationBytes),
        optimizer: bytes(cost.optimizerBytes),
      }),
    ],
  ];
  if (rows !== null && steps !== null) {
    const args = { rows: count(rows, locale), steps: count(steps, locale) };
    facts.push([text(locale, 'language.costRows'), text(locale, 'language.costRowsSteps', args)]);
  }
  const { time, note } = timeOf(cost, epochs, locale);
  facts.push([text(locale, 'language.costTime'), time]);
  return table(text(locale, 'language.costTitle'), facts) + (note === undefined ? '' : `\n\n*${note}*`);
}

/** What an epoch and all of them take, and where that is known from. */
function timeOf({ epochSeconds, measured }: TrainingCost, epochs: number, locale: Locale) {
  const seconds = measured?.seconds ?? epochSeconds;
  if (seconds === null) return { time: text(locale, 'language.costTimeUnknown') };
  const args = { time: (measured ? exactly : about)(seconds, locale), total: about(seconds * epochs, locale), epochs };
  const run = measured?.run.replace(/[\\`*_[\]<>|]/g, '\\$&');
  return {
    time: text(locale, 'language.costTimeAbout', args),
    note:
      run === undefined ? text(locale, 'language.costTimeNote') : text(locale, 'language.costTimeMeasured', { run }),
  };
}

/** Markdown of what one layer costs. */
export function layerCostMarkdown(layer: LayerDescription, batchSize: number, locale: Locale): string {
  if (!layer.outputShape) return '';
  return table(layer.name.replaceAll('|', '\\|'), [
    [text(locale, 'language.costLayerShape'), shapeWords(layer.outputShape)],
    [text(locale, 'language.costTableParameters'), count(layer.parameters, locale)],
    [text(locale, 'language.costFlops'), flops(layer.flops)],
    [
      text(locale, 'language.costLayerResult'),
      text(locale, 'language.costLayerBatch', { bytes: bytes(resultBytes(layer, batchSize)), batchSize }),
    ],
  ]);
}
