export function ensurePython(name: 'fuzz' | 'clients' | 'onnx'): Promise<string>;
