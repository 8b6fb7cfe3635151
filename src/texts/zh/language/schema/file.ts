export const schemaFile = {
  networkInput: '网络输入的形状（不含批次），例如 [100]。',
  networkItem: '一个网络：层的列表，或 {input: [100], layers: [...]}。',
  networkLayers: '网络的各层，按顺序。',
  sectionData: '数据在哪里、预测什么、如何划分。',
  sectionFile: 'Model Studio 的模型文件：数据、模型和训练。',
  sectionModel: '网络的各层，按顺序。',
  sectionName: '模型名称；省略时用文件名。',
  sectionNetworks: '按名称写的多个网络，用于对抗训练。',
  sectionTrain: '网络如何学习。',
  sectionExpect:
    '训练好的模型应在测试集上（没有测试集时在验证集上）达到的水平：每个度量一个数。评估、测试资源管理器和终端会说明是否达到。',
  expectation: '越大越好的度量（如 accuracy）至少达到此值；越小越好的度量（如 loss 或 rmse）至多为此值。',
} as const;
