import type { JournalEntry } from './journal';

/** Entries without those that a later `resumed` undid: work after its step, and an end that was not the end. */
export function entriesInEffect(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  let kept: JournalEntry[] = [];
  for (const entry of entries) {
    if (entry.type === 'resumed') kept = kept.filter((earlier) => !isUndone(earlier, entry.epoch, entry.step));
    kept.push(entry);
  }
  return kept;
}

function isUndone(entry: JournalEntry, epoch: number, step: number): boolean {
  switch (entry.type) {
    case 'epoch':
    case 'checkpoint':
      return entry.step > step;
    case 'samples':
    case 'evaluation':
      return entry.epoch > epoch;
    case 'finished':
      return true;
    default:
      return false;
  }
}
