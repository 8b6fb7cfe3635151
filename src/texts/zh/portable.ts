import type { portable as english } from '../en/portable';

export const portable = {
  needsFormat: '请说明要写成什么格式：--format {formats}。',
  needsTarget: '请说明要部署到哪里：--target {targets}。',
  needsOutput: '请指定要写入的文件夹：-o FOLDER。',
  folderTaken: '文件夹 {folder} 里已有内容。请指定一个不存在的或空的文件夹。',
  folderFailed: '无法写入文件夹 {folder}：{detail}',
  exported: '{version} 已写入 {folder}。其中的 README.md 说明如何使用。',
  readmeTitle: '{model}，版本 {version}',
  readmeAbout: '由 Model Studio 训练并写成{format}的网络。程序只需加载 `{file}`。',
  readmeFormat_onnx: ' ONNX（算子版本 18）',
  readmeFormat_savedmodel: ' TensorFlow 的 SavedModel ',
  readmeFormat_tfjs: ' TensorFlow.js 图模型',
  readmeInputs: '输入与输出',
  readmeTensor: '名称 | 类型 | 形状',
  readmeRows: '行数',
  readmeAsk: '如何调用',
  readmeExample:
    '`interface.json` 中有一行示例，以及 Model Studio 给出的答案。下面的程序会作比较：它打印的数应小于最大答案的 0.00001。',
  readmePreprocessing: '从数据到输入',
  readmePreprocessingAbout:
    '网络接受的数值须按训练时的方式预处理。从训练行中学到的内容列在下面；供程序使用的完整内容在 `interface.json` 的 `preprocessing` 中。',
  readmeOrder: '`features` 按以下顺序并排包含这些列：',
  readmeNumeric: '`{name}`：(值 - {offset}) / {scale}；{fill}',
  readmeClip: '超出 {from} 与 {to} 的值取这两个端点',
  readmeFill: '缺失值取 {fill}',
  readmeNoFill: '不得缺失',
  readmeOneHot: '`{name}`：{count} 个数，类别所在位置为 1，其余为 0：{categories}',
  readmeIndex: '`{name}`：类别的位置，从 0 开始；其他值为 -1：{categories}',
  readmeText:
    '`{name}`：{length} 个整数，每个对应一个{tokens}（按 `vocabulary` 从 2 开始；1 表示未知，0 填充在{padding}）',
  readmePadding_pre: '前面',
  readmePadding_post: '后面',
  readmeTokens_words: '词',
  readmeTokens_characters: '字符',
  readmeTokens_subwords: '子词',
  readmeImage: '`{name}`：{height} x {width} x {channels}，像素 0 至 255 变为 {from} 至 {to}',
  readmeDate: '`{name}`：由以下部分得到的数：{parts}',
  readmeNoise: '输入是噪声：均值为 0、标准差为 1 的正态分布随机数。',
  readmeWindow: '一行是一个窗口：按时间顺序排列的 {length} 行数据，最早的在前。',
  readmeOutputs: '从输出到答案',
  readmeClasses: '`probabilities` 中类别的顺序：{classes}',
  readmeScores: '`scores` 大于 0 表示{second}，否则表示{first}',
  readmeNumber: '`prediction` 是 `{target}`，单位与数据相同。',
  readmeReconstruction: '`reconstruction` 是网络对输入的重建，形式与输入相同。',
  deployContainer: '`program` 是服务程序，`.model-studio` 是模型版本。先创建密钥，再构建并启动：',
  deployKserve:
    '`inferenceservice.yaml` 运行由 Dockerfile 构建的镜像。先创建密钥，构建并推送到你的镜像仓库，再把镜像名写入该文件的 `image`：',
  deployTriton: '`model_repository` 以 ONNX 保存该版本。MODEL.md 说明它接受什么：按训练时的方式预处理过的数值。',
  deploySystemd:
    '复制到 {root} 后，它以独立用户身份在 127.0.0.1:{port} 上提供服务。需要 Node.js 20 或更高版本，命令名为 `node`：',
  deployKeys:
    '能访问该服务的人都需要密钥；`keys create` 只显示一次，文件夹中只保存其散列值。加密的版本还需要环境变量 MODEL_STUDIO_STORE_KEY。',
  deployLibrary:
    '原生库由 pip 按名称获取并用 SHA-256 校验，其绑定在此编译；这需要 pip、C++ 编译器和约 2 GB 的临时空间。没有它时服务用 JavaScript 计算，只适合小模型；原因见日志。',
} as const satisfies Readonly<Record<keyof typeof english, string>>;
