import type { TFEOpAttr, TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding';
import { Untraceable } from './recording';
import { shapeMessage, type AttributeValue } from './savedModel';

/** An attribute of an operation, as a graph has it written. */
export function attributeValue(binding: TFJSBinding, { name, type, value }: TFEOpAttr): AttributeValue {
  switch (type) {
    case binding.TF_ATTR_TYPE:
      return Array.isArray(value) ? { list: { type: value as number[] } } : { type: Number(value) };
    case binding.TF_ATTR_BOOL:
      return { b: Boolean(value) };
    case binding.TF_ATTR_FLOAT:
      return Array.isArray(value) ? { list: { f: value as number[] } } : { f: Number(value) };
    case binding.TF_ATTR_INT:
      return Array.isArray(value) ? { list: { i: value as number[] } } : { i: Number(value) };
    case binding.TF_ATTR_STRING:
      return { s: Buffer.from(typeof value === 'string' ? value : '') };
    case binding.TF_ATTR_SHAPE:
      return { shape: shapeMessage(value as number[]) };
    default:
      throw new Untraceable({ key: 'engine.traceAttribute', args: { attribute: name } });
  }
}
