export const webviewNotebook = {
  moveHint: 'Alt+Up and Alt+Down move this cell, Alt+Home puts all cells back',
  cellMoved: '{cell} is cell {place} now.',
  cellsPutBack: 'The cells are in their usual order again.',
} as const;
