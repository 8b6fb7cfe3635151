/** Data: read, described, divided, and turned into numbers for a network. The public door of this folder. */
export { groundOf } from './analyse/ground';
export { histogram } from './analyse/histogram';
export { moments } from './moments';
export { decodeImage } from './images/decodeImage';
export { decodeSample } from './preprocess/decode';
export { encodeDate } from './preprocess/encodeDate';
export { clipped, featuresInput, widthOf } from './preprocess/encode';
export {
  fittedOf,
  type Fitted,
  type FittedCategory,
  type FittedColumn,
  type FittedImage,
  type FittedNumeric,
  type FittedText,
} from './preprocess/fitted';
export { textPieces, type TextPiece } from './preprocess/textPieces';
export { prepareData, summariseData } from './prepareData';
export { prepareFile, readFileRows, readRows, type FileOptions, type FileRows, type PreparedFile } from './prepareFile';
export { prepareRows, unseenInputs, type PreparedRows, type RowOptions } from './prepareRows';
export { readFacts, type DataOptions } from './readSource';
export { takeRow, type RowWish } from './takeRow';
