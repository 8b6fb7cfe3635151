import type { Browser, LaunchOptions } from 'playwright-core';

export const browserArguments: readonly string[];
export function launchBrowser(options?: LaunchOptions): Promise<Browser>;
