import type { cli as english } from '../en/cli';

export const cli = {} as const satisfies Readonly<Record<keyof typeof english, string>>;
