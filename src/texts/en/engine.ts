import { code } from './code';
import { trace } from './trace';
export const engine = {
  ...code,
  ...trace,
  unexpected: 'Something unexpected went wrong: {detail}. The log has the details.',
  runActive: 'Run {run} is at work already.',
  runHeld: 'Run {run} is at work already: process {pid} on {host} works on it.',
  runNotActive: 'Run {run} is {status}: this cannot be done with it now.',
  runNotRemovable: 'Run {run} is {status}: it can be put away once that is over.',
  runGone: 'Run {run} is not there any more.',
  restoreTaken: 'Run {run} cannot be taken back: something else is in its place.',
  runNoCheckpoint: 'Run {run} has no whole checkpoint to go on from. Train again.',
  runElsewhere: 'Run {run} works on another machine ({host}). Do this there.',
  serveFailed: 'The server did not start. {detail}',
  commandFailed: '{detail}',
  runCannotStart: "The engine did not start: {detail}. The run's log.txt has the details.",
  runUnreachable: 'Run {run} does not answer: {detail}.',
  runWaiting: 'Another run is training. This one waits for its turn.',
  runMeasuring:
    'Measuring the fastest settings for this model. This takes some {seconds} seconds, once for a model and a machine.',
  runEager: 'Training runs step by step, not as a graph, and is slower: {reason}',
  runStorageFull:
    'There is no room left on the disk for {path}. What was saved before is kept. Make room, then resume the run.',
  runStorageReadOnly:
    '{path} may not be written. Allow it, or name another folder for the store with --store. What was saved before is kept.',
  runOutOfMemory:
    'Memory ran out. The last checkpoint is kept. Make train.batchSize (now {batchSize}) or the layers smaller, or close other programs.',
  runKilled:
    'Something outside killed the process of the run. Memory may have run out: then make train.batchSize (now {batchSize}) or the layers smaller. Resume goes on from the last checkpoint.',
  runCrashed:
    "The process of the run crashed ({signal}). The run's log.txt has the details. Resume goes on from the last checkpoint.",
  runStorageFailed: '{path} cannot be written: {detail}.',
  runBadMessage: 'The run did not understand a message: {detail}.',
  runSecretWrong: 'The run refuses a client that does not know its secret.',
  runCheckpointDamaged: 'A checkpoint was damaged. The run goes on from the one of step {step}.',
  runCheckpointMissing: 'The checkpoint of step {expected} is gone. The run goes on from the one of step {step}.',
  runCheckpointsDamaged:
    'None of the {count} checkpoints in {path} is whole. Nothing was deleted. Put back a copy of them, or train again.',
  runJournalDamaged: 'A part of the journal of this run was damaged. What it said is lost; the run itself is not.',
  runJournalIncomplete:
    'The journal tells only {told} of {epochs} epochs that were done. The run itself has lost nothing.',
  runSeriesIncomplete:
    'The values of {lost} of {steps} steps are lost: their file was damaged. The run itself has lost nothing.',
  runNameShared:
    '{other} has the name {model} as well: the runs and versions of both stand together. Give one of them another name.',
  runDataChanged:
    'The data ({source}) has changed since the run began. Put it back as it was to go on, or train again with the data as it is now.',
  runFileProblems: '{file} has {count} {count:error|errors}.',
  serviceUnknownMethod: 'The engine knows no request named {method}.',
  serviceBadRequest: 'The request {method} is not well formed: {detail}.',
  serviceEnded: "The engine's service ended: {detail}.",
  serviceModelUnreadable: 'The model file {path} has errors. Mend them first.',
  serviceFileMissing: 'There is no file {file}.',
  explaining: 'Explaining',
  noSuchLayer: 'This version has no layer "{layer}": it is new, or was renamed. Train again to see it.',
  explainNothing: 'There is nothing to explain here: this version gives no answer to an input.',
  explainNotReconstruction: 'Only the error of an autoencoder can be split among its inputs.',
  explainNoSplit: 'There are no rows in the split {split}.',
  explainNoColumn: 'The model has no numeric or category column {column}.',
  storeNoVersion: 'There is no trained model in {path}.',
  storeDamaged: 'What lies in {path} is damaged: {detail}.',
  dataFileMissing: '{file} is not there. Check the path: it is relative to the model file.',
  dataNotAFile: '{file} is a folder. Write the path of a file.',
  dataEmpty: '{file} holds no rows.',
  dataEncodingUnknown: '{encoding} is no encoding known here ({file}). Write for example utf-8, gbk or windows-1252.',
  dataEncoding:
    '{file}, line {line}: these bytes are not {encoding}. Write the encoding of the file, for example encoding: gbk or encoding: windows-1252.',
  dataOpenQuote: '{file}, line {line}: a quote is opened and never closed.',
  dataLongRow:
    '{file}, line {line}: {found} cells, but {expected} columns. Put quotes around a value that holds the delimiter.',
  dataShortRows:
    '{file}: {rows} {rows:row has|rows have} fewer cells than columns, the first in line {line}. What is lacking counts as missing.',
  dataColumnCount: '{file} has {found} columns, but columns: names {named}.',
  dataJson: '{file}, line {line}, column {column}: this is not JSON.',
  dataJsonRow: '{file}: row {row} is not an object. Write each row as {"column": value}.',
  dataJsonForm: '{file} must be a list of objects, or an object of columns.',
  dataJsonColumns: '{file}: column {column} has {found} values, others {expected}.',
  dataParquetReader:
    '{file}: the Parquet reader is not installed here. Install the edition of Model Studio for your system, or save the data as CSV.',
  dataParquet: '{file} cannot be read as Parquet: {detail}',
  dataIdx: "{file} is not an IDX file of bytes (MNIST's format).",
  dataIdxImages: '{file} holds {sizes} values, not images. Name the images under source and the labels under labels.',
  dataIdxLabels: '{file} holds {found} labels for {images} images.',
  dataIdxSize: '{file} is cut off: {found} bytes of values instead of {expected}.',
  dataGzip: '{file} is damaged: it cannot be unpacked.',
  dataHeaderUnknown:
    'The first line of {file} is no row of numbers, and names no columns of this model: {found}. The model expects: {columns}.',
  dataColumnMissing: '{file} has no column {column}. It has: {columns}.',
  dataNotNumeric:
    '{file}, line {line}, column {column}: {value} is not a number. If it stands for a missing value, add it to missingValues.',
  dataNotImages: '{file}: column {column} holds no images.',
  dataUnknownClass:
    '{file}, line {line}, column {column}: {value} is none of the classes of the training data ({classes}).',
  dataClassDot:
    '{file}, line {line}, column {column}: {value} differs from the class {class} by a full stop. Write it alike in both files.',
  dataNoTrainingRows:
    'No rows are left for training: {rows} rows, of which {test} are for the test and {validation} for validation.',
  dataSplitTooLarge: 'The split asks for {wanted} rows, but the data has {rows}.',
  dataNoTarget: '{rows} {rows:row is|rows are} left out: nothing in the target column {column}.',
  dataRowsWithoutImage: '{rows} {rows:row is|rows are} left out, without an image that can be read.',
  dataWindow:
    'The part {part} has {rows} rows, but a window of {length} with its target {horizon} later needs {needed} in a row. Make the window or the horizon smaller, or the part larger (split).',
  dataWindowShort: 'A forecast needs the last {length} rows in the order of time; here are {rows}.',
  dataNaive:
    'To compare with: repeating the last value of the window has an error (rmse) of {validation} on validation and {test} on the test.',
  dataRowsDropped: '{rows} {rows:row is|rows are} left out, for a missing value (missing: drop).',
  dataDuplicatesDropped: '{rows} {rows:row is|rows are} left out: they equal an earlier one (duplicates: drop).',
  dataInputsUnseen:
    '{column}: {rows} rows hold values that count as unknown, for training saw them too seldom or never ({values}).',
  dataValuesFilled: 'Column {column}: {count} missing {count:value is|values are} filled in with {value}.',
  dataAllMissing: 'Column {column} has no value in the training rows: 0 stands for all of them.',
  dataClassNotTrained: 'The class {class} does not occur in the training rows.',
  dataInputUnseen: 'Row {row}, {column}: {value} did not occur in training; it counts as unknown.',
  dataPicturesLight:
    'These pictures are dark on light, and the model learnt from light ones on dark. They are read as they are: expect wrong answers.',
  dataPicturesDark:
    'These pictures are light on dark, and the model learnt from dark ones on light. They are read as they are: expect wrong answers.',
  dataImageFile:
    '{file} is not an image that can be read. PNG and JPEG files can; BMP, GIF and interlaced PNG only with the native library (see doctor).',
  dataImageSizes:
    'The images differ in size: {first} is {firstSize}, {other} is {otherSize}. Write for the image column {size: [{size}]} to bring all to one size.',
  dataNoImages: '{file} holds no image that can be read (PNG, JPEG, BMP or GIF).',
  dataImagesTorn:
    '{folder}: {count} {count:file is|files are} left out, for {count:it|they} cannot be read as {count:an image|images}: {files}.',
  dataImagesOther:
    '{folder}: {count} {count:entry is|entries are} left out, no {count:image|images} of a class: {files}.',
  dataNotAFolder: '{file} is a file. Write the path of a folder of images.',
  dataRowRange: 'There is no row {row}: the data has {rows}.',
  dataPreprocessing: 'The preprocessing stored with this version cannot be read. Train it again.',
  dataMissingNumber: 'Row {row}: {column} is missing. Expected a number.',
  dataWrongNumber: 'Row {row}, {column}: {value} does not fit. Expected a number.',
  dataMissingCategory: 'Row {row}: {column} is missing. Expected one of: {values}.',
  dataWrongCategory: 'Row {row}, {column}: {value} does not fit. Expected one of: {values}.',
  dataMissingText: 'Row {row}: {column} is missing. Expected a text.',
  dataWrongText: 'Row {row}, {column}: {value} does not fit. Expected a text.',
  dataWeightNegative: '{file}, line {line}: the weight in {column} is {value}. A row counts 0 or more.',
  dataDateFormat:
    '{file}: the dates of column {column} are in no format that is known. Say it with dateFormat, as in dd/MM/yyyy.',
  dataDateGuess:
    'Column {column}: its dates are read as {format}; {other} would fit as well. If that is what they are, say so with dateFormat.',
  dataMissingDate: 'Row {row}: {column} is missing. Expected a date, as in 2024-03-01.',
  dataWrongDate: 'Row {row}, {column}: {value} does not fit. Expected a date, as in 2024-03-01.',
  dataMissingImage: 'Row {row}: {column} is missing. Expected an image: pixels, or the path of a PNG or JPEG file.',
  dataWrongImage:
    'Row {row}, {column}: {value} does not fit. Expected an image: pixels, or the path of a PNG or JPEG file.',
  trainLossNotFinite:
    'The loss is not a finite number at step {step} (epoch {epoch}). The weights of layer "{layer}" went first. Lower the learning rate, clip the gradients (clipNorm), or check the data for very large values.',
  trainVersionDamaged: 'The trained version does not fit its model file: {detail}. Train again.',
  trainGeneratorOnly: 'This version makes samples from noise. It has nothing to predict.',
  trainNoGenerator: 'This version predicts. It makes no samples.',
  dataNoImageInput: '{file} is an image, but this model takes no images.',
  dataNoTargetKnown: 'This model has no target: there is nothing to evaluate {file} against.',
  cleaning_targetMissing: 'rows left out: no target',
  cleaning_imageMissing: 'rows left out: no image',
  cleaning_rowDropped: 'rows left out: a missing value',
  cleaning_duplicateDropped: 'rows left out: duplicates',
  cleaning_weightMissing: 'rows left out: no weight',
  cleaning_notADate: 'cells that are no dates, taken as missing',
  cleaning_missingFilled: 'missing values filled in',
  cleaning_clipped: 'outliers clipped',
  cleaning_rareCategory: 'rare categories as unknown',
  cleaning_unknownCategory: 'categories never trained, as unknown',
  cleaning_missingCategory: 'missing categories',
  cleaning_title: 'What was done to the data',
  cleaning_what: 'What',
  cleaning_column: 'Column',
  cleaning_split: 'Split',
  cleaning_rows: 'rows',
  cleaning_inData: 'before the split',
  cleaning_inTrain: 'train',
  cleaning_inValidation: 'validation',
  cleaning_inTest: 'test',
  dataNoPart: 'The model file names no data for {part}.',
} as const satisfies Readonly<Record<string, string>>;
