import type { trace as english } from '../en/trace';

export const trace = {
  exportBatch: '运算 {operation} 依赖行数的方式无法导出',
  exportOperation: 'ONNX 没有与此处运算 {operation} 相当的算子',
  exportType: '类型为 {type} 的数值无法导出',
  traceNoLibrary: '没有使用原生库',
  traceFailed: '无法建立计算图：{detail}',
  traceInLayer: '层 {layer}：{reason}',
  traceIn: '{name}：{reason}',
  traceValueRead: '在一步的中途读取了数值',
  traceMathRandom: '使用了 Math.random；请改用传给 call 的随机数',
  traceShared: '{variable} 与另一个变量共用同一个值',
  traceChangedTwice: '{variable} 在一步中被改变了两次',
  traceForeignVariable: '{variable} 不属于训练的内容',
  traceText: '网络内部有文本',
  traceEarlierValue: '运算 {operation} 用到了这一步之前的值',
  traceLooseResult: '有一个结果不是由这一步算出的',
  traceAttribute: '某个运算的属性 {attribute} 类型未知',
  selfCheckMeasures: '以计算图运行时，第一步的损失或指标不同',
  selfCheckVariable: '以计算图运行时，{variable} 在第一步之后不同',
  selfCheckWeights: '以计算图运行时，权重在第一步之后不同',
  selfCheckAnswers: '以计算图运行时，答案不同',
} as const satisfies Readonly<Record<keyof typeof english, string>>;
