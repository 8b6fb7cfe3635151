// In the place of the modules of `yaml` that make documents and write text: the extension host only reads model files.
const unused = () => {
  throw new Error('model files are only read here');
};

export const anchorIsValid = unused;
export const anchorNames = unused;
export const applyReviver = unused;
export const createNode = unused;
export const createNodeAnchors = unused;
export const createStringifyContext = unused;
export const findNewAnchor = unused;
export const stringify = unused;
export const stringifyCollection = unused;
export const stringifyDocument = unused;
export const stringifyNumber = unused;
export const stringifyPair = unused;
export const stringifyString = unused;
export const visit = unused;
export const visitAsync = unused;
