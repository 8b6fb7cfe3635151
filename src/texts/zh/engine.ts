import type { engine as english } from '../en/engine';

export const engine = {} as const satisfies Readonly<Record<keyof typeof english, string>>;
