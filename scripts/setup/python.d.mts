export function ensurePython(name: 'fuzz' | 'clients'): Promise<string>;
