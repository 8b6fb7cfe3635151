import { problems } from './language/problems';
import { schema } from './language/schema';

export const language = {
  ...problems,
  ...schema,
} as const satisfies Readonly<Record<string, string>>;
