/** The ids that package.json declares; a test holds the two equal. */
export const commandIds = {
  train: 'modelStudio.train',
  openStudio: 'modelStudio.openStudio',
  pause: 'modelStudio.pause',
  resume: 'modelStudio.resume',
  stop: 'modelStudio.stop',
  serve: 'modelStudio.serve',
  stopServing: 'modelStudio.stopServing',
  newModelFile: 'modelStudio.newModelFile',
  openExamples: 'modelStudio.openExamples',
  showLog: 'modelStudio.showLog',
  doctor: 'modelStudio.doctor',
  refresh: 'modelStudio.refresh',
  openModelFile: 'modelStudio.openModelFile',
  compare: 'modelStudio.compare',
  duplicate: 'modelStudio.duplicate',
  rename: 'modelStudio.rename',
  renameModel: 'modelStudio.renameModel',
  editNote: 'modelStudio.editNote',
  card: 'modelStudio.card',
  reproduce: 'modelStudio.reproduce',
  editTags: 'modelStudio.editTags',
  delete: 'modelStudio.delete',
  discard: 'modelStudio.discard',
  restore: 'modelStudio.restore',
  reveal: 'modelStudio.reveal',
  copyResolved: 'modelStudio.copyResolved',
  openRunLog: 'modelStudio.openRunLog',
  exportReport: 'modelStudio.exportReport',
  cleanUp: 'modelStudio.cleanUp',
  export: 'modelStudio.export',
  deploy: 'modelStudio.deploy',
  encrypt: 'modelStudio.encrypt',
  decrypt: 'modelStudio.decrypt',
  storeKey: 'modelStudio.storeKey',
  openDataPreview: 'modelStudio.openDataPreview',
} as const;

export const languageIds = ['model-yaml', 'model-json'] as const;
export const modelsViewId = 'modelStudio.models';
export const dataPreviewType = 'modelStudio.dataPreview';
export const dataEditorType = 'modelStudio.data';
export const studioViewType = 'modelStudio.studio';
export const studioEditorType = 'modelStudio.studioEditor';
export const expectationsTestController = 'modelStudio.expectations';
export const taskType = 'model-studio';
export const compareViewType = 'modelStudio.compare';

export const contextKeys = {
  hasModel: 'modelStudio.hasModel',
  /** A negative one: unset, before the extension wakes up, it allows. */
  cannotTrain: 'modelStudio.cannotTrain',
  canPause: 'modelStudio.canPause',
  canResume: 'modelStudio.canResume',
  canStop: 'modelStudio.canStop',
  searching: 'modelStudio.searching',
  /** Paths of the files that are models in code: other programs give theirs such names as well. */
  codeModels: 'modelStudio.codeModels',
} as const;

export const settingIds = {
  codeLens: 'modelStudio.codeLens',
  inlayHints: 'modelStudio.inlayHints',
  nativeFolder: 'modelStudio.native.folder',
  notifyAfterMinutes: 'modelStudio.notifyAfterMinutes',
} as const;

export const modelFilePattern = '**/*.model.{yaml,yml,json,ts,js}';
