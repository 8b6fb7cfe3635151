/** The folder with the native library for Linux on x64, as the set-up made it. */
export function nativeFolder(): string;
