import { editing } from './language/editing';
import { problems } from './language/problems';
import { schema } from './language/schema';

export const language = {
  ...editing,
  ...problems,
  ...schema,
} as const satisfies Readonly<Record<string, string>>;
