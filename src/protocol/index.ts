/** What processes say to each other: one closed union per direction. No vscode, DOM or tfjs. */
export * from './compare/alignLayers';
export type * from './compare/comparison';
export * from './compare/export';
export * from './compare/table';
export * from './dataPreview';
export * from './answersCsv';
export { cleaningPlaces } from './cleaningPlaces';
export type * from './dataSummary';
export type * from './histogram';
export * from './errors';
export type * from './evaluation';
export * from './expectations';
export * from './explanation';
export * from './inEffect';
export * from './inputRow';
export * from './journal';
export * from './notebook';
export type * from './layers';
export type * from './panel';
export type * from './report';
export * from './run';
export * from './runCommands';
export * from './runState';
export type * from './service';
export { isKeyName } from './keyName';
export type * from './serving';
export type * from './signature';
export type * from './code';
export {
  deployTargets,
  portableFormats,
  type DeployTarget,
  type PortableFormat,
  type PortableInterface,
  type PortableNumbers,
  type PortableTensor,
} from './portable';
