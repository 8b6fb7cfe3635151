export const engine = {} as const satisfies Readonly<Record<string, string>>;
