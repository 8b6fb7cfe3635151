export interface NodePlace {
  readonly folder: string;
  readonly program: string;
}
export function ensureNode24(): Promise<NodePlace>;
