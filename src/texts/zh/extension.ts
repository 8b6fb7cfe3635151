import type { extension as english } from '../en/extension';

export const extension = {} as const satisfies Readonly<Record<keyof typeof english, string>>;
