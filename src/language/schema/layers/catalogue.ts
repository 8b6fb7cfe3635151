import { advancedActivationLayers } from './advancedActivations';
import { attentionLayers } from './attention';
import { convolutionLayers } from './convolution';
import { coreLayers } from './core';
import { imageShapeLayers } from './imageShape';
import type { LayerType } from './layerType';
import { mergeLayers } from './merge';
import { noiseLayers } from './noise';
import { normalizationLayers } from './normalization';
import { poolingLayers } from './pooling';
import { recurrentLayers } from './recurrent';
import { wrapperLayers } from './wrappers';

/** Every layer that a model file can have, by the name that the file writes. */
export const layerCatalogue: ReadonlyMap<string, LayerType> = new Map(
  [
    coreLayers,
    convolutionLayers,
    poolingLayers,
    normalizationLayers,
    recurrentLayers,
    attentionLayers,
    mergeLayers,
    advancedActivationLayers,
    noiseLayers,
    imageShapeLayers,
    wrapperLayers,
  ]
    .flat()
    .map((layer) => [layer.name, layer]),
);
