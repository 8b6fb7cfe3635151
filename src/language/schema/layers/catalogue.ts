import type { LayerType } from './layerType';

/** Every layer that a model file can have, by the name that the file writes. */
export const layerCatalogue: ReadonlyMap<string, LayerType> = new Map();
