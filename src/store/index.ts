/** What lies on disk: runs, journals, checkpoints, versions, and who works on them. Node; no tfjs, no vscode. */
export {
  checkpointSteps,
  dropCheckpointsAfter,
  findCheckpoint,
  latestCheckpoint,
  pruneCheckpoints,
  readCheckpoint,
  writeCheckpoint,
} from './checkpoints';
export { cleanUp, cleanUpParts, planCleanUp, type CleanUp, type CleanUpPart } from './cleanUp';
export { compareFolders } from './compare/compare';
export { readCode, writeCode } from './code';
export type * from './content';
export {
  errorCode,
  isObject,
  namesIn,
  readJson,
  readTextIfThere,
  removeLeftovers,
  syncFolder,
  writeJson,
  writeWhole,
} from './files';
export { bytesIn, diskUse, type DiskUse } from './diskUse';
export { decryptVersion, encryptVersion } from './encryption/encryptVersion';
export { provideStoreKey, storeKeyFileVariable, storeKeyVariable } from './encryption/providedKey';
export { createKeyFile, makeStoreKey, parseStoreKey, storeKey, type StoreKey } from './encryption/storeKey';
export { needKey, readEncryption, readPartJson, type EncryptionRecord } from './encryption/versionParts';
export { removeExitNote, writeExitNote, type ExitNote } from './exitNote';
export { findStores } from './find';
export { gitCommit } from './gitCommit';
export { JournalWriter, readJournal } from './journal';
export {
  createKey,
  findKey,
  hashToken,
  keyActions,
  keyState,
  listKeys,
  revokeKey,
  tokenId,
  type KeyAction,
  type KeyGrant,
  type KeyRecord,
} from './keys/keyRecords';
export {
  runFiles,
  runFolder,
  runsFolder,
  storeBeside,
  storeFolderName,
  storeOfRun,
  storeOfVersion,
  versionFiles,
  versionFolder,
  versionsFolder,
} from './layout';
export { takeLock, type Lock } from './lock';
export { lockState, type LockState } from './lockState';
export { keepItem, notebookEnding, notebookFile, readNotebook, removeItem } from './notebook';
export { makeRun, makeStore, type MadeRun } from './makeRun';
export { expectedOf, judgeRun } from './expectations';
export {
  copyModelName,
  movedTo,
  namedInPlace,
  readModelNames,
  renamedReference,
  renamedTo,
  type FileMove,
  type ModelNames,
} from './modelNames';
export { measuredEpoch } from './measuredEpoch';
export { escapeName, unescapeName } from './names';
export { livenessOf, ownIdentity, processExists, type ProcessIdentity } from './processes';
export { readRunRecord, writeRunRecord } from './records';
export { resolveReference, type Resolved } from './references';
export {
  aliasHistory,
  aliasVersion,
  isAliasName,
  latestAlias,
  listAliases,
  moveAlias,
  type Alias,
  type AliasMove,
} from './registry/aliases';
export { generateCard, readCard } from './registry/card';
export { compareVersions, fileDifferences, type FileDifference } from './registry/compare';
export { listModels } from './registry/models';
export { editedCardFile, readEditedCard, readRemarks, writeEditedCard, writeRemarks } from './registry/remarks';
export { readRunRemarks, writeRunRemarks, type Remarks } from './runRemarks';
export { isOther, moveModelFile, nameModelFile } from './registry/moveModelFile';
export { finishRenames, isKnown, isModelName, renameModel, requireFree } from './registry/renameModel';
export { readTraffic, writeTraffic, type Traffic, type TrafficShare } from './registry/traffic';
export { deleteVersion, listTrash, restoreVersion } from './registry/trash';
export { makeAddress, readRunAddress, runtimeFolder, writeRunAddress, type RunAddress } from './runtimeFolder';
export { readReport, reportFileName } from './report';
export {
  listServers,
  makeServersFolder,
  noteServer,
  readServerFigures,
  serverLog,
  serverOf,
  serversFolder,
  writeServerFigures,
  type ServerRecord,
} from './servers';
export { readSeries, readStretch, seriesLength, SeriesWriter } from './series';
export { runFolders, runLock, summarizeRun, summarizeRuns } from './summaries';
export { emptyTrash, listTrashed, restoreTrashed, trashedVersions, trashRun, type Trashed } from './trash';
export { inStorage, storageError } from './storageError';
export {
  findVersion,
  listVersionsOf,
  readEvaluation,
  readSignature,
  readTrainedModel,
  readVersion,
  readVersionText,
  versionFormat,
  writeVersion,
  type Lineage,
  type VersionRecord,
  type VersionSummary,
} from './versions';
