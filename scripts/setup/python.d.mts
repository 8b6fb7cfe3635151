export function ensurePython(name: 'fuzz' | 'clients' | 'onnx' | 'containers'): Promise<string>;
