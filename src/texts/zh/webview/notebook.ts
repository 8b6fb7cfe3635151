import type { webviewNotebook as english } from '../../en/webview/notebook';

export const webviewNotebook: Readonly<Record<keyof typeof english, string>> = {
  moveHint: 'Alt+上、Alt+下 移动此单元，Alt+Home 恢复原有顺序',
  cellMoved: '{cell} 现在是第 {place} 个单元。',
  cellsPutBack: '各单元已恢复原有顺序。',
};
