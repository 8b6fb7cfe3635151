/** `2026-11-25 14:29 UTC`: the same wherever the report is read. What is no time stays as it is. */
export function day(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : iso;
}
