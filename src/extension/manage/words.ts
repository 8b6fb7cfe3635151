/** `a, #b  c` as `['a', 'b', 'c']`, each once. */
export function parseTags(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,，#]+/u).filter((tag) => tag !== ''))];
}

/** `train.epochs=20 train.optimizer={adam: {learningRate: 0.01}}` as its assignments: a value may hold blanks. */
export function parseChanges(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+(?=[\p{L}_][\p{L}\p{N}_.-]*=)/u)
    .filter((one) => one !== '');
}
