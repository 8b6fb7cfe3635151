import { allRows, type DataPreview, type RowsChoice } from '../../protocol';
import { isRecord, isString, type Persisted } from '../persisted';

type Columns = DataPreview['columns'];

/** Which rows are shown, and in which order, over a reload too. Columns are kept by their names: the file may have others then. */
export class KeptChoice {
  constructor(private readonly persisted: Persisted) {}

  /** As far as these data have what was chosen. */
  in({ columns, classes }: DataPreview): RowsChoice {
    const { label, only, order } = this.persisted.get('rows', isRecord, {});
    const filtered = isRecord(only) ? placeOf(columns, only['column']) : -1;
    const sorted = isRecord(order) ? placeOf(columns, order['column']) : -1;
    return {
      label: isString(label) && classes.some((one) => one.label === label) ? label : null,
      only:
        isRecord(only) && filtered >= 0
          ? { column: filtered, kind: only['kind'] === 'missing' ? 'missing' : 'outliers' }
          : allRows.only,
      order:
        isRecord(order) && sorted >= 0 ? { column: sorted, descending: order['descending'] === true } : allRows.order,
    };
  }

  keep({ label, only, order }: RowsChoice, { columns }: DataPreview): void {
    const named = <C extends { readonly column: number }>(chosen: C | null) =>
      chosen && { ...chosen, column: columns[chosen.column]?.name };
    this.persisted.set('rows', { label, only: named(only), order: named(order) });
  }
}

function placeOf(columns: Columns, name: unknown): number {
  return columns.findIndex((column) => column.name === name);
}
