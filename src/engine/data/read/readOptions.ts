import type { ImageWish } from '../images/imageWish';
import type { ImageProgress } from '../images/decodeImages';
import type { TableWriter } from '../stored/storedTable';

export interface ReadOptions {
  /** Takes the table instead of memory: what the reader gives then has no columns. */
  readonly writer?: TableWriter | undefined;
  /** Columns that the model file declares to be categories or texts: their cells stay as written (`01`, `1.0`). */
  readonly words: ReadonlySet<string>;
  /** The target's column, which a file to predict may lack. */
  readonly leftOut?: string | undefined;
  /** Names that make a first row that holds all of them a header, whatever the source says: of a file to predict. */
  readonly expected?: readonly string[] | undefined;
  /** Only the head of the file, for names and types. */
  readonly headBytes?: number | undefined;
  /** What the images of a column are brought to. */
  readonly images?: ((column: string) => ImageWish) | undefined;
  readonly onProgress?: ImageProgress | undefined;
  readonly signal?: AbortSignal | undefined;
}
