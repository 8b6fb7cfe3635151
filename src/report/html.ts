/** Markup that may stand in a page as it is. Only {@link html} makes it, so whatever else comes into a page is text. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may be put into a template; what is not there leaves no trace. */
export type Content = Markup | string | number | false | null | undefined | readonly Content[];

/** Markup from a template. Whatever is put into it becomes text, in attributes too: no value can end or begin a tag. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.map((part, index) => part + (index < values.length ? written(values[index]) : '')).join(''));
}

function written(value: Content): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return escape(String(value));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(value: string): string {
  return value.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}
