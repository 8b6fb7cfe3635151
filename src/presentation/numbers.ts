import type { Shape } from '../language';
import { text, type Locale, type TextKey } from '../texts';

const minus = '\u2212';
const space = '\u00a0';
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Numbers as people read them, in their language: one place for every number of the panel. */
export class Numbers {
  private readonly whole: Intl.NumberFormat;
  /** By their number of places: making one takes far longer than writing a number with it. */
  private readonly withPlaces: Intl.NumberFormat[] = [];

  constructor(private readonly locale: Locale) {
    this.whole = new Intl.NumberFormat(tag(locale), { maximumFractionDigits: 0 });
  }

  /** A count, whole, with separators: `48,842`. */
  count(value: number): string {
    return signed(this.whole.format(Math.round(value)));
  }

  /** A measure to four significant digits, small ones to four places: `0.0826`, `3.141`, `244.9`, `3,412`. */
  measure(value: number): string {
    const size = Math.abs(value);
    if (!Number.isFinite(value)) return '';
    if (size !== 0 && (size < 0.0001 || size >= 1e9)) return power(value, 4);
    return this.fixed(value, size !== 0 && size < 0.001 ? 7 : placesFor(size));
  }

  /** Writes the measures of one column: all with the number of places that the largest needs. */
  column(values: readonly (number | null)[]): (value: number) => string {
    const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)).filter(Number.isFinite));
    const places = placesFor(largest);
    const smallest = 0.5 * 10 ** -places;
    return (value) => {
      const size = Math.abs(value);
      const vanishes = size !== 0 && size < smallest;
      return vanishes || size >= 1e9 ? this.measure(value) : this.fixed(value, places);
    };
  }

  /** An axis tick, with the places that its axis needs. */
  tick(value: number, places?: number): string {
    if (Math.abs(value) >= 1e6) return power(value, 4, true);
    // So many zeros would not fit beside an axis.
    const tiny = places !== undefined && places > 5 && Math.abs(value) < 0.001;
    return places === undefined || tiny ? this.plain(value) : this.fixed(value, places);
  }

  /** A number as short as it is: a learning rate, an axis tick. */
  plain(value: number, digits = 4): string {
    const size = Math.abs(value);
    if (size !== 0 && (size < 0.0001 || size >= 1e9)) return power(value, 4, true);
    return signed(new Intl.NumberFormat(tag(this.locale), { maximumSignificantDigits: digits }).format(value));
  }

  /** A number of the data as it stands there: `5.1`, `24,500.25`; what a 32-bit number tells, no more. */
  datum(value: number): string {
    return Number.isInteger(value) && Math.abs(value) < 1e9 ? this.count(value) : this.plain(value, 7);
  }

  /** A value in the units of its column: whole where it is whole, else four significant digits. */
  value(value: number): string {
    return Number.isInteger(value) && Math.abs(value) < 1e9 ? this.count(value) : this.measure(value);
  }

  /** A share of 1 as percent: `97.80 %`, `< 0.1 %`. */
  percent(share: number): string {
    if (share === 0) return `0${space}%`;
    if (share > 0 && share < 0.001) return `<${space}0.1${space}%`;
    return `${signed((share * 100).toFixed(2))}${space}%`;
  }

  /** A share of 1 as whole percent: `52 %`. */
  wholePercent(share: number): string {
    return `${Math.floor(share * 100)}${space}%`;
  }

  /** A shape: `26 × 26 × 32`; a size not known yet is a question mark. */
  shape(shape: Shape): string {
    return shape.map((size) => (size === null ? '?' : String(size))).join('\u2009×\u2009');
  }

  /** A duration: `0.41 s`, `17.1 s`, `1 m 12 s`, `2 h 05 m`. */
  duration(seconds: number): string {
    if (seconds < 59.95) {
      const places = seconds < 0.1 ? 3 : seconds < 1 ? 2 : 1;
      return this.words('webview.seconds', { seconds: seconds.toFixed(places) });
    }
    return this.long(Math.round(seconds));
  }

  /** Time left: to 1 second below two minutes, else to 5. */
  timeLeft(seconds: number): string {
    const rounded = seconds < 120 ? Math.round(seconds) : Math.round(seconds / 5) * 5;
    return rounded < 60 ? this.words('webview.seconds', { seconds: rounded }) : this.long(rounded);
  }

  milliseconds(value: number): string {
    const places = value < 1 ? 3 : value < 10 ? 2 : 1;
    return `${this.fixed(value, places)}${space}ms`;
  }

  /** Bytes by thousands: `365 kB`, `172 MB`. */
  bytes(value: number): string {
    const [scaled, unit] =
      value < 1000
        ? [value, 'B']
        : value < 1e6
          ? [value / 1e3, 'kB']
          : value < 1e9
            ? [value / 1e6, 'MB']
            : [value / 1e9, 'GB'];
    const places = unit === 'B' || scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2;
    return `${this.fixed(scaled, places)}${space}${unit}`;
  }

  /** A large count by thousands: `4.461 M`. */
  scaled(value: number): string {
    if (value < 10_000) return this.count(value);
    const [scaled, unit] = value < 1e6 ? [value / 1e3, 'k'] : value < 1e9 ? [value / 1e6, 'M'] : [value / 1e9, 'G'];
    return `${this.fixed(scaled, placesFor(scaled))}${space}${unit}`;
  }

  /** The time of a moment today, else how many days ago. */
  moment(time: number, now = Date.now()): string {
    const [then, today] = [new Date(time), new Date(now)];
    const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime();
    if (then.getTime() >= midnight) {
      return clock.format(then);
    }
    return this.words('webview.daysAgo', { days: Math.ceil((midnight - then.getTime()) / 86_400_000) });
  }

  private fixed(value: number, places: number): string {
    const format = (this.withPlaces[places] ??= new Intl.NumberFormat(tag(this.locale), {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    }));
    return signed(format.format(value));
  }

  private long(seconds: number): string {
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
    return hours
      ? this.words('webview.hoursMinutes', { hours, minutes: String(minutes).padStart(2, '0') })
      : this.words('webview.minutesSeconds', { minutes, seconds: seconds % 60 });
  }

  private words(key: TextKey, args: Record<string, string | number>): string {
    return text(this.locale, key, args);
  }
}

function tag(locale: Locale): string {
  return locale === 'zh' ? 'zh-CN' : 'en-US';
}

/** Places that give a number of this size four significant digits, and never more than four. */
function placesFor(size: number): number {
  return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size > 1 ? 3 : 4;
}

/** True minus signs; no minus before a zero. */
function signed(digits: string): string {
  return digits.replace(/^-(?=[0.,]*$)/, '').replace('-', minus);
}

/** A very small or large number: `2.9 × 10¹⁷`. */
function power(value: number, digits: number, short = false): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const raised = [...String(Math.abs(Number(exponent)))].map((digit) => superscripts[Number(digit)]).join('');
  const shown = short ? String(Number(mantissa)) : mantissa;
  const base = short && shown === '1' ? '' : `${signed(shown)}${space}×${space}`;
  return `${base}10${Number(exponent) < 0 ? '⁻' : ''}${raised}`;
}
