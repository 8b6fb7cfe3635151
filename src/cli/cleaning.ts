import { cleaningPlaces } from '../protocol';
import { text } from '../texts';
import type { Context } from './context';
import type { ReadFile } from './readModelFile';
import { table } from './table';

/** What is done to how many rows of a model file's data before training; nothing where nothing is. */
export async function sayCleaning(context: Context, file: ReadFile, set: readonly string[]): Promise<void> {
  const { cleaning = [] } = await context.service.request('data/summary', { text: file.text, path: file.path, set });
  if (cleaning.length === 0) return;
  context.line({ cleaning });
  const head = (['what', 'column', 'split', 'rows'] as const).map((key) =>
    text(context.locale, `engine.cleaning_${key}`),
  );
  const rows = cleaning.map(({ what, column = '', split, rows: count }) => [
    text(context.locale, `engine.cleaning_${what}`),
    column,
    text(context.locale, cleaningPlaces[split]),
    String(count),
  ]);
  context.say(text(context.locale, 'engine.cleaning_title'));
  context.say(table([head, ...rows], 3));
}
