import type { code as english } from '../en/code';

/** 代码模型。 */
export const code = {
  codeFailed: '{file} 第 {line} 行：{detail}',
  codeFailedNowhere: '{file}：{detail}',
  codeSyntax: '{file} 第 {line} 行：无法作为 TypeScript 或 JavaScript 读取：{detail}',
  codeNoModel: '{file} 没有导出模型。请在末尾写上：export default defineModel({...})。',
  codeNoImport: '{file} 第 {line} 行：找不到 {specifier}。',
  codePackageMissing: '{file} 导入了 {specifier}，但在这里无法加载：{detail}。请在模型所在的文件夹中安装它。',
  codeLayerFailed: '层 {layer} 出错（{place}）：{detail}',
  codeLayerShape: '层 {layer} 声明其输出为 {said}，但 call 给出的是 {found}。',
  codeLayerNoTensor: '层 {layer} 没有给出张量：call 必须返回一个张量。',
  codeLossFailed: '损失函数 {name} 出错（{place}）：{detail}',
  codeMetricFailed: '指标 {name} 出错（{place}）：{detail}',
  codeDataFailed: '提供数据的函数出错（{place}）：{detail}',
  codeDataForm: '提供数据的函数必须返回行（列表或可迭代对象）或由列组成的对象；它给出的是 {found}。',
  codeDataColumn: '数据的列 {column} 有 {found} 个值，其他列有 {expected} 个。',
  codeDataEmpty: '提供数据的函数没有给出任何行。',
  codeValue: '这里不能是 {found}：请写一个值，或在相应位置写自定义的层、损失函数或指标。',
  codeNameTaken: '{name} 已被 Model Studio 使用，或在这里出现了两次。请换一个名字。',
  codeReserved: '层 {layer} 不能有名为 {argument} 的参数：每个层都已有这个参数。',
  codeSlow: '{file} 的代码在 {seconds} 秒内没有结束，已被终止。请检查是否有死循环，或预先准备好数据。',
  codeEnded: '{file} 的代码使其进程终止（{detail}）：可能占用了超过 {megabytes} MB 的内存。',
  codeNotLoaded: '制作该模型所用的代码已不存在。请重新训练。',
  codeChanged: '代码（{files}）自运行开始后已更改。该运行将继续使用开始时的代码。',
  codePackagesChanged: '代码所用的软件包与保存时不同：{packages}。结果可能有所不同。',
} as const satisfies Readonly<Record<keyof typeof english, string>>;
