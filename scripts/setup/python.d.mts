export function ensurePython(name: 'fuzz' | 'clients' | 'clusters' | 'onnx' | 'containers'): Promise<string>;
