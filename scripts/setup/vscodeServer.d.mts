export interface ServerPlace {
  readonly folder: string;
  readonly entry: string;
  readonly server: string;
}
export function ensureVscodeServer(): Promise<ServerPlace>;
export function vscodeServerPlace(): ServerPlace;
