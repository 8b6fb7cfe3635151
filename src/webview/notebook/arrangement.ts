import type { PanelState } from '../state/state';

export const cellIds = ['data', 'architecture', 'training', 'evaluation', 'predict', 'explain', 'serve'] as const;
export type CellId = (typeof cellIds)[number];

export function isCellId(value: unknown): value is CellId {
  return cellIds.some((id) => id === value);
}

/** Before there is a version one looks at what is to be trained; after that at how well it does. */
export function usualOrder({ run, snapshot }: Pick<PanelState, 'run' | 'snapshot'>): readonly CellId[] {
  const trained = run ? run.finished !== null && run.summary.version !== undefined : snapshot.versions.length > 0;
  return trained ? ['evaluation', 'predict', 'explain', 'training', 'data', 'architecture', 'serve'] : cellIds;
}

/** The reader's own order; cells that it does not know stand behind the one that they usually follow. */
export function ownOrder(kept: readonly CellId[], usual: readonly CellId[]): readonly CellId[] {
  return usual.reduce<readonly CellId[]>(
    (order, id, at) => {
      if (order.includes(id)) return order;
      const before = usual[at - 1];
      return order.toSpliced(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
    },
    [...new Set(kept)],
  );
}

/** The order with one cell a place up (-1) or down (1) among those in sight; the same where it is at the end. */
export function moved(
  order: readonly CellId[],
  id: CellId,
  step: -1 | 1,
  inSight: (id: CellId) => boolean,
): readonly CellId[] {
  const shown = order.filter(inSight);
  const other = shown[shown.indexOf(id) + step];
  if (other === undefined || !shown.includes(id)) return order;
  const rest = order.filter((one) => one !== id);
  return rest.toSpliced(rest.indexOf(other) + (step === 1 ? 1 : 0), 0, id);
}
