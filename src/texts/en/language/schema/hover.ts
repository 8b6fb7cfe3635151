export const schemaHover = {
  typeInteger: 'whole number',
  typeNumber: 'number',
  typeBoolean: 'true or false',
  typeText: 'text',
  typeList: 'list',
  typeMap: 'map',
  typeLayer: 'layer',
  hoverType: 'Type',
  hoverDefault: 'Default',
  hoverRequired: 'required',
  hoverArguments: 'Arguments',
} as const;
