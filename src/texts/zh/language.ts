import type { language as english } from '../en/language';
import { editing } from './language/editing';
import { problems } from './language/problems';
import { schema } from './language/schema';

export const language = {
  ...editing,
  ...problems,
  ...schema,
} as const satisfies Readonly<Record<keyof typeof english, string>>;
