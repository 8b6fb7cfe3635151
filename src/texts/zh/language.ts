import type { language as english } from '../en/language';
import { problems } from './language/problems';
import { schema } from './language/schema';

export const language = {
  ...problems,
  ...schema,
} as const satisfies Readonly<Record<keyof typeof english, string>>;
