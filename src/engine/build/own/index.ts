/** Layers that TensorFlow.js does not have. The public door of this folder. */
import type { layers } from '@tensorflow/tfjs-layers';
import { AdditiveAttention, Attention } from './attention';
import { Conv1DTranspose, DepthwiseConv1D, SeparableConv1D } from './convolutions1d';
import { MultiHeadAttention } from './multiHeadAttention';
import { GroupNormalization, RmsNormalization, UnitNormalization } from './normalizations';
import type { OwnLayerArguments } from './ownLayer';
import { CenterCrop, Resizing } from './resizing';
import { PositionEmbedding } from './positionEmbedding';
import {
  Cropping,
  GlobalAveragePooling,
  GlobalMaxPooling,
  Rescaling,
  Subtract,
  UpSampling,
  ZeroPadding,
} from './shapeLayers';
import { TransformerEncoder } from './transformerEncoder';

/** By the name that the file writes. */
export const ownLayers: Readonly<Record<string, new (args: OwnLayerArguments) => layers.Layer>> = {
  multiHeadAttention: MultiHeadAttention,
  attention: Attention,
  additiveAttention: AdditiveAttention,
  transformerEncoder: TransformerEncoder,
  positionEmbedding: PositionEmbedding,
  groupNormalization: GroupNormalization,
  rmsNormalization: RmsNormalization,
  unitNormalization: UnitNormalization,
  conv1dTranspose: Conv1DTranspose,
  depthwiseConv1d: DepthwiseConv1D,
  separableConv1d: SeparableConv1D,
  subtract: Subtract,
  rescaling: Rescaling,
  resizing: Resizing,
  centerCrop: CenterCrop,
  zeroPadding1d: ZeroPadding,
  zeroPadding3d: ZeroPadding,
  cropping1d: Cropping,
  cropping3d: Cropping,
  upSampling1d: UpSampling,
  upSampling3d: UpSampling,
  globalAveragePooling3d: GlobalAveragePooling,
  globalMaxPooling3d: GlobalMaxPooling,
};
