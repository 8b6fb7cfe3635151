// In the place of the modules of `yaml` that write text: the extension host only reads model files.
const unused = () => {
  throw new Error('model files are only read here');
};

export const createStringifyContext = unused;
export const stringify = unused;
export const stringifyCollection = unused;
export const stringifyDocument = unused;
export const stringifyNumber = unused;
export const stringifyPair = unused;
export const stringifyString = unused;
