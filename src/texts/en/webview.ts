export const webview = {} as const satisfies Readonly<Record<string, string>>;
