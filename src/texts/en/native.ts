export const native = {} as const satisfies Readonly<Record<string, string>>;
