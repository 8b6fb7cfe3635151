import type { webviewNotebook as english } from '../../en/webview/notebook';

export const webviewNotebook: Readonly<Record<keyof typeof english, string>> = {
  moveHint: 'N 在下方添加笔记；Alt+上、Alt+下 移动此单元，Alt+Home 恢复原有顺序',
  cellMoved: '{cell} 现在是第 {place} 个单元。',
  cellsPutBack: '各单元已恢复原有顺序。',
  note: '笔记',
  noteAdd: '添加笔记',
  noteText: '笔记内容，使用 Markdown',
  noteExample: '你看到的、试过的或决定的。Markdown：**粗体**、*斜体*、`代码`、- 列表、# 标题、链接。',
  noteDone: '完成',
  noteCancel: '取消',
  noteEdit: '编辑笔记',
  noteDelete: '删除笔记',
  noteDeleted: '笔记已删除。',
  noteUndo: '撤销',
};
