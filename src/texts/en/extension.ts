export const extension = {} as const satisfies Readonly<Record<string, string>>;
