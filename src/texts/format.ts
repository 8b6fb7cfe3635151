/** Values for the places of a text. */
export type TextArguments = Readonly<Record<string, string | number>>;

const place = /\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g;

/**
 * Fills the places of a template. `{rows}` is the value itself; `{rows:row|rows}` is the first word
 * when the value is 1 and the second otherwise.
 */
export function format(template: string, args: TextArguments): string {
  return template.replace(place, (whole, name: string, one?: string, other?: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    if (one !== undefined && other !== undefined) return Number(value) === 1 ? one : other;
    return String(value);
  });
}
