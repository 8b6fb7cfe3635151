import type { ColumnSpec, ColumnType, DataFacts } from '../../language';
import type { CleaningStep } from '../../protocol';
import type { Message } from '../../texts';
import type { Windows } from './split/windows';
import type { SplitRows } from './split/splitRows';
import type { NumberColumn, Table, TableColumn, WordColumn } from './table/table';

/** An input of the network as it was typed. */
export interface TypedInput {
  readonly spec: ColumnSpec & { readonly type: ColumnType };
  readonly column: TableColumn;
}

/** The data of a model file, read, typed and divided, but not yet turned into numbers for a network. */
export interface LoadedData {
  readonly facts: DataFacts;
  /** The main source alone. */
  readonly table: Table;
  /** Over all files: the main one, then those of validation and test; rows are numbered so. */
  readonly inputs: readonly TypedInput[];
  /** Words are classes in order; codes are class numbers. */
  readonly target: NumberColumn | WordColumn | null;
  /** What each row counts; null: all 1. */
  readonly weights: NumberColumn | null;
  /** Of all files. */
  readonly totalRows: number;
  readonly rows: SplitRows;
  /** What names all that the inputs are made of, where any of it lies on disk. */
  readonly stored: readonly string[] | null;
  /** The rows that preprocessing is learnt from. */
  readonly fitRows: Int32Array;
  /** Of windows: those of each split, in the order of its rows, which are their targets'. */
  readonly windows: Readonly<Record<keyof SplitRows, Windows>> | null;
  readonly stratified: boolean;
  /** Rows that were left out before the split. */
  readonly leftOut: readonly CleaningStep[];
  readonly notices: readonly Message[];
  readonly seconds: number;
}
