export function ensureVsix(target?: string): Promise<string>;
