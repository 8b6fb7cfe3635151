/** Where the VSIX of a target is, or will be. */
export function vsixFile(target: string): string;
export function ensureVsix(target?: string): Promise<string>;
