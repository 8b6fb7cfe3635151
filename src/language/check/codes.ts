import type { TextKey } from '../../texts';
import type { Severity } from '../types/problem';

interface ProblemKind {
  readonly severity: Severity;
  /** What the code means, for docs/problems.md. */
  readonly doc: TextKey;
}

/** Every code that a problem can have. Codes are stable: tools and people look them up. */
export const problemKinds = {
  'file-too-large': { severity: 'error', doc: 'language.codeFileTooLarge' },
  'syntax-error': { severity: 'error', doc: 'language.codeSyntaxError' },
  'tab-indentation': { severity: 'error', doc: 'language.codeTabIndentation' },
  'duplicate-key': { severity: 'error', doc: 'language.codeDuplicateKey' },
  'several-documents': { severity: 'error', doc: 'language.codeSeveralDocuments' },
  'alias-limit': { severity: 'error', doc: 'language.codeAliasLimit' },
  'unknown-alias': { severity: 'error', doc: 'language.codeUnknownAlias' },
  'empty-file': { severity: 'error', doc: 'language.codeEmptyFile' },
  'not-a-map': { severity: 'error', doc: 'language.codeNotAMap' },
  'invalid-set': { severity: 'error', doc: 'language.codeInvalidSet' },
  'unknown-key': { severity: 'error', doc: 'language.codeUnknownKey' },
  'missing-key': { severity: 'error', doc: 'language.codeMissingKey' },
  'wrong-type': { severity: 'error', doc: 'language.codeWrongType' },
  'unknown-value': { severity: 'error', doc: 'language.codeUnknownValue' },
  'out-of-range': { severity: 'error', doc: 'language.codeOutOfRange' },
  'unknown-layer': { severity: 'error', doc: 'language.codeUnknownLayer' },
  'one-layer-an-item': { severity: 'error', doc: 'language.codeOneLayerAnItem' },
  'duplicate-name': { severity: 'error', doc: 'language.codeDuplicateName' },
  'unknown-input': { severity: 'error', doc: 'language.codeUnknownInput' },
  'input-cycle': { severity: 'error', doc: 'language.codeInputCycle' },
  'several-inputs': { severity: 'error', doc: 'language.codeSeveralInputs' },
  'unused-layer': { severity: 'error', doc: 'language.codeUnusedLayer' },
  'unused-input': { severity: 'warning', doc: 'language.codeUnusedInput' },
  'shape-mismatch': { severity: 'error', doc: 'language.codeShapeMismatch' },
  'cannot-train': { severity: 'error', doc: 'language.codeCannotTrain' },
  'output-mismatch': { severity: 'error', doc: 'language.codeOutputMismatch' },
  'loss-mismatch': { severity: 'error', doc: 'language.codeLossMismatch' },
  'metric-mismatch': { severity: 'warning', doc: 'language.codeMetricMismatch' },
  'unknown-monitor': { severity: 'error', doc: 'language.codeUnknownMonitor' },
  'schedule-mismatch': { severity: 'error', doc: 'language.codeScheduleMismatch' },
  'unknown-class': { severity: 'error', doc: 'language.codeUnknownClass' },
  'clipping-twice': { severity: 'error', doc: 'language.codeClippingTwice' },
  'unknown-network': { severity: 'error', doc: 'language.codeUnknownNetwork' },
  'networks-without-gan': { severity: 'error', doc: 'language.codeNetworksWithoutGan' },
  'gan-mismatch': { severity: 'error', doc: 'language.codeGanMismatch' },
  'no-model': { severity: 'error', doc: 'language.codeNoModel' },
  'no-target': { severity: 'error', doc: 'language.codeNoTarget' },
  'target-is-input': { severity: 'error', doc: 'language.codeTargetIsInput' },
  'target-type': { severity: 'error', doc: 'language.codeTargetType' },
  'data-not-found': { severity: 'error', doc: 'language.codeDataNotFound' },
  'unknown-format': { severity: 'error', doc: 'language.codeUnknownFormat' },
  'missing-labels': { severity: 'error', doc: 'language.codeMissingLabels' },
  'image-sizes': { severity: 'error', doc: 'language.codeImageSizes' },
  'date-format': { severity: 'error', doc: 'language.codeDateFormat' },
  'window-mismatch': { severity: 'error', doc: 'language.codeWindowTooLong' },
  'unknown-column': { severity: 'error', doc: 'language.codeUnknownColumn' },
  'split-too-large': { severity: 'error', doc: 'language.codeSplitTooLarge' },
  'vocabulary-too-small': { severity: 'error', doc: 'language.codeVocabularyTooSmall' },
  'name-taken': { severity: 'warning', doc: 'language.codeNameTaken' },
  'code-failed': { severity: 'error', doc: 'language.codeCodeFailed' },
  'constant-output': { severity: 'warning', doc: 'language.codeConstantOutput' },
  'out-of-reach': { severity: 'warning', doc: 'language.codeOutOfReach' },
  unscaled: { severity: 'warning', doc: 'language.codeUnscaled' },
  'learning-rate': { severity: 'warning', doc: 'language.codeLearningRate' },
  'class-imbalance': { severity: 'warning', doc: 'language.codeClassImbalance' },
  'validation-small': { severity: 'information', doc: 'language.codeValidationSmall' },
  'constant-column': { severity: 'warning', doc: 'language.codeConstantColumn' },
  'text-too-long': { severity: 'warning', doc: 'language.codeTextTooLong' },
  'no-effect': { severity: 'warning', doc: 'language.codeNoEffect' },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof problemKinds;
