import type { webview as english } from '../en/webview';

export const webview = {} as const satisfies Readonly<Record<keyof typeof english, string>>;
