import type { language as english } from '../en/language';

export const language = {} as const satisfies Readonly<Record<keyof typeof english, string>>;
