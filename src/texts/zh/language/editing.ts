/** What lenses and renaming say. */
export const editing = {
  renameNothing: '这里没有可以更改的名称：只能更改层、网络和列的名称。',
  renameColumn: '“{column}”的名称来自数据。要另起名称，请在 columns 下列出所有列名。',
  renameEmpty: '名称是写在一行上的一个或几个词。',
  renameTaken: '名称“{name}”已被占用。',
  costParameters: '{count} 个参数',
  costMemory: '训练占用 {bytes}',
  costAbout: '约 {time}',
  costEpoch: '本机每轮{time}',
  costEpochMeasured: '上次运行每轮 {time}',
  costLessThan: '不到 {time}',
  durationSeconds: '{seconds} 秒',
  durationMinutes: '{minutes} 分 {seconds} 秒',
  durationHours: '{hours} 小时 {minutes} 分',
} as const;
