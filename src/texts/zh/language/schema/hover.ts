export const schemaHover = {
  typeInteger: '整数',
  typeNumber: '数字',
  typeBoolean: 'true 或 false',
  typeText: '文本',
  typeList: '列表',
  typeMap: '映射',
  typeLayer: '层',
  hoverType: '类型',
  hoverDefault: '默认值',
  hoverRequired: '必填',
  hoverArguments: '参数',
} as const;
