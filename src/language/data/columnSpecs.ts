import type { ColumnFacts, DataFacts } from '../types/dataFacts';
import type { ColumnSpec, ColumnType, DataSpec, DateSpec, ImageSpec, TextSpec } from '../types/modelFile';
import { knownColumns } from './knownColumns';
import { usualTarget } from './usualTarget';

export const defaultTextSpec: TextSpec = {
  tokens: 'words',
  vocabulary: 10_000,
  length: 50,
  padding: 'pre',
  lowercase: true,
};

export const defaultImageSpec: ImageSpec = { size: null, range: [0, 1], channels: null };

/** A column whose type is decided: its text or image settings are there when it has that type. */
export interface TypedColumnSpec extends ColumnSpec {
  readonly type: ColumnType;
}

/** What the data tells of how dates are written and what varies in them, where the file does not say. */
function dateSpec({ date }: ColumnSpec, facts: ColumnFacts | undefined): DateSpec {
  return {
    format: date?.format ?? facts?.dateFormat ?? null,
    parts: date?.parts ?? facts?.dateParts ?? null,
  };
}

/** What the file says of a column, completed by what its data says; null while its type is not known. */
export function typedColumn(spec: ColumnSpec, facts: ColumnFacts | undefined): TypedColumnSpec | null {
  const said = spec.type ?? (spec.text ? 'text' : spec.image ? 'image' : spec.date ? 'date' : null);
  const type = said ?? facts?.type ?? null;
  switch (type) {
    case null:
      return null;
    case 'text':
      return { column: spec.column, type, text: spec.text ?? defaultTextSpec };
    case 'image':
      return { column: spec.column, type, image: spec.image ?? defaultImageSpec };
    case 'date':
      return { column: spec.column, type, date: dateSpec(spec, facts) };
    case 'numeric':
    case 'category':
      return { column: spec.column, type };
  }
}

/** Of windows the target's past is an input like any other; what tells the series apart is none, nor is a row's weight. */
function isInput(column: string, data: DataSpec): boolean {
  if (column === data.sampleWeight) return false;
  if (data.window) return column !== data.window.group;
  return column !== (data.target?.column ?? usualTarget(data.source));
}

/** Every input column in order, with its type and its settings; null while that is not known. */
export function columnSpecs(data: DataSpec, facts?: DataFacts): readonly TypedColumnSpec[] | null {
  const known = knownColumns(data, facts);
  const named =
    data.inputs ??
    known
      ?.filter((column) => isInput(column.name, data))
      .map((column): ColumnSpec => ({ column: column.name, type: null }));
  if (!named) return null;
  const columns = named.map((spec) =>
    typedColumn(
      spec,
      known?.find((column) => column.name === spec.column),
    ),
  );
  return columns.every((column) => column !== null) ? columns : null;
}
