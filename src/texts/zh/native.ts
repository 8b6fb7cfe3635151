import type { native as english } from '../en/native';

export const native = {} as const satisfies Readonly<Record<keyof typeof english, string>>;
