import type { ServedRow, ServedValue } from '../../protocol';
import type { Seen } from './listener';

/** What the log holds: failures of the server alone, a line for each request, or its inputs as well. */
export const logLevels = ['errors', 'requests', 'inputs'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A request as one line of JSON. */
export function requestLine(
  { id, method, path, route, status, milliseconds, told, key }: Seen,
  inputs: boolean,
): string {
  const { version, rows } = told;
  return JSON.stringify({
    time: new Date().toISOString(),
    request: id,
    method,
    path,
    ...(route !== undefined && { route }),
    status,
    milliseconds: Math.round(milliseconds * 1000) / 1000,
    ...(version && { model: version.summary.model, version: version.summary.version }),
    ...(rows && { rows: rows.length }),
    ...(key && { key: key.name }),
    ...(inputs && rows && { inputs: rows.map(writtenRow) }),
  });
}

function writtenRow(row: ServedRow): unknown {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, written(value)]));
}

/** Pictures by their size alone. */
function written(value: ServedValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return { bytes: 'file' in value ? value.file.byteLength : value.pixels.byteLength };
}
