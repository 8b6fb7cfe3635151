// The types of TensorFlow.js's tensors and operations, as one text without imports, for `types/model-studio.d.ts`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../setup/places.mjs';

const core = path.join(root, 'node_modules/@tensorflow/tfjs-core/dist');
const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** What is declared by hand, or known everywhere. */
const basics = `
type Rank = 'R0' | 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6';
type DataType = 'float32' | 'int32' | 'bool' | 'complex64' | 'string';
interface DataTypeMap { float32: Float32Array; int32: Int32Array; bool: Uint8Array; complex64: Float32Array; string: string[]; }
type ExplicitPadding = [[number, number], [number, number], [number, number], [number, number]];
type NumericDataType = 'float32' | 'int32' | 'bool' | 'complex64';
type TypedArray = Float32Array | Int32Array | Uint8Array | Uint8ClampedArray;
type ScalarLike = number | boolean | string | Uint8Array;
type RecursiveArray<T> = readonly (T | RecursiveArray<T>)[];
type TensorLike = TypedArray | number | boolean | string | RecursiveArray<number | number[] | TypedArray> | RecursiveArray<boolean> | RecursiveArray<string> | Uint8Array[];
type TensorLike1D = TypedArray | readonly number[] | readonly boolean[] | readonly string[];
type TensorLike2D = TypedArray | readonly number[] | readonly (readonly number[])[] | readonly boolean[] | readonly (readonly boolean[])[];
type TensorLike3D = TypedArray | readonly number[] | readonly (readonly (readonly number[])[])[];
type TensorLike4D = TypedArray | readonly number[] | readonly (readonly (readonly (readonly number[])[])[])[];
type TensorLike5D = TypedArray | readonly number[] | RecursiveArray<number>;
type TensorLike6D = TypedArray | readonly number[] | RecursiveArray<number>;
interface ShapeMap { R0: number[]; R1: [number]; R2: [number, number]; R3: [number, number, number]; R4: [number, number, number, number]; R5: [number, number, number, number, number]; R6: [number, number, number, number, number, number]; }
type NamedTensorMap = { [name: string]: Tensor };
type TensorContainer = Tensor | string | number | boolean | null | undefined | void | { [name: string]: TensorContainer } | TensorContainer[];
type Activation = 'linear' | 'relu' | 'prelu' | 'elu' | 'relu6' | 'leakyrelu' | 'sigmoid';
type FusedBatchMatMulConfig = object;
interface Variable<R extends Rank = Rank> extends Tensor<R> { readonly name: string; readonly trainable: boolean; assign(value: Tensor<R>): void; }
type Scalar = Tensor<'R0'>;
type Tensor1D = Tensor<'R1'>;
type Tensor2D = Tensor<'R2'>;
type Tensor3D = Tensor<'R3'>;
type Tensor4D = Tensor<'R4'>;
type Tensor5D = Tensor<'R5'>;
type Tensor6D = Tensor<'R6'>;`;

/** Names that a signature may use without being declared here. */
const known = new Set([
  ...[...basics.matchAll(/(?:type|interface) (\w+)/g)].map(([, name]) => name),
  ...[
    'Tensor',
    'Array',
    'Promise',
    'Record',
    'Partial',
    'Uint8Array',
    'Float32Array',
    'Int32Array',
    'ArrayBufferLike',
    'T',
    'R',
    'O',
    'D',
  ],
]);

const isDeclared = (signature) =>
  [...signature.replace(/(['"]).*?\1/g, '').matchAll(/\b[A-Z]\w*/g)].every(([name]) => known.has(name));

const first = (parts) => ts.displayPartsToString(parts).split('\n\n')[0].replaceAll('\n', ' ').trim();

/** The methods of tensors that stand for operations: `a.mul(b)`. */
export function chainedMethods() {
  const folder = path.join(core, 'public/chained_ops');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.d.ts') && !name.includes('test'))
    .flatMap((name) => {
      const [, body] =
        /interface Tensor<R extends Rank = Rank> \{([\s\S]*?)\n {4}\}/.exec(
          readFileSync(path.join(folder, name), 'utf8'),
        ) ?? [];
      const signature = body?.trim().replaceAll(/\s+/g, ' ') ?? '';
      return signature !== '' && isDeclared(signature) ? [{ name: name.replace('.d.ts', ''), signature }] : [];
    });
}

/** The members of the namespace `tf`, and what they need. */
export function tensorTypes() {
  const entry = path.join(core, 'index.d.ts');
  const program = ts.createProgram([entry], {
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry));
  const operations = checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const declaration = symbol.declarations?.[0];
    if (!declaration?.getSourceFile().fileName.includes('/dist/')) return [];
    const file = declaration.getSourceFile().fileName;
    const isOperation = file.includes('/ops/') || ['tidy', 'keep', 'dispose', 'memory'].includes(exported.name);
    if (!isOperation || exported.name.startsWith('_') || /backend|io/.test(exported.name)) return [];
    const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
    return type.getCallSignatures().flatMap((signature) => {
      const words = checker.signatureToString(signature, undefined, flags);
      if (!isDeclared(words)) return [];
      const doc = first(signature.getDocumentationComment(checker)).replaceAll('*/', '');
      return [`${doc ? `/** ${doc} */\n` : ''}function ${exported.name}${words};`];
    });
  });
  const tensor = `export interface Tensor<R extends Rank = Rank> {
  readonly shape: ShapeMap[R];
  readonly size: number;
  readonly rank: number;
  readonly dtype: DataType;
  /** Read now: a step in which this happens cannot be a graph. */
  dataSync(): TypedArray;
  data(): Promise<TypedArray>;
  arraySync(): number | RecursiveArray<number>;
  array(): Promise<number | RecursiveArray<number>>;
  dispose(): void;
  print(verbose?: boolean): void;
${chainedMethods()
  .map(({ signature }) => signature)
  .join('\n')}
}`;
  return { basics, tensor, operations };
}
