export interface StartedProgram {
  readonly pid: number;
  readonly exited: Promise<void>;
  close(): Promise<void>;
  kill(): Promise<void>;
  said(): string;
}
export interface StartOptions {
  readonly ready: RegExp;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly seconds?: number;
}
export function freePort(): Promise<number>;
export function startProgram(command: string, args: readonly string[], options: StartOptions): Promise<StartedProgram>;
