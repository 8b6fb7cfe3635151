export const language = {} as const satisfies Readonly<Record<string, string>>;
