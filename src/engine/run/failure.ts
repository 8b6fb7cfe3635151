import { StudioError, type RunRecord } from '../../protocol';
import { storageError } from '../../store';

/** TensorFlow's words, then those of V8 for a buffer that cannot be had, or that is longer than any may be. */
const outOfMemory =
  /OOM when allocating|RESOURCE_?EXHAUSTED|bad_alloc|Array buffer allocation failed|Invalid (typed )?array( buffer)? length|out of memory|ENOMEM/i;

/** What made a run fail, for people. */
export function failureOf(thrown: unknown, folder: string, record: RunRecord): unknown {
  if (thrown instanceof StudioError || !(thrown instanceof Error)) return thrown;
  if (outOfMemory.test(thrown.message)) {
    const { batchSize } = record.file.train;
    const text = { key: 'engine.runOutOfMemory', args: { batchSize } } as const;
    return new StudioError('run', 'out-of-memory', text, { cause: thrown });
  }
  return storageError(thrown, folder);
}
