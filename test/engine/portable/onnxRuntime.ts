import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ensurePython } from '../../../scripts/setup/python.mjs';

export interface Numbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export interface OnnxRuntime {
  /** What a model gives, by the names of its outputs. */
  run(model: string, inputs: Readonly<Record<string, Numbers>>): Promise<Readonly<Record<string, Numbers>>>;
  end(): void;
}

/** Starts a process that runs ONNX models in ONNX Runtime. */
export async function startOnnxRuntime(): Promise<OnnxRuntime> {
  const python = await ensurePython('onnx');
  const child = spawn(python, [path.join(import.meta.dirname, 'runOnnx.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    run: async (model, inputs) => {
      child.stdin.write(`${JSON.stringify({ model, inputs })}\n`);
      const { value } = (await lines.next()) as { readonly value: unknown };
      const answer = JSON.parse(String(value)) as {
        readonly outputs?: Readonly<Record<string, Numbers>>;
        readonly error?: string;
      };
      if (!answer.outputs) throw new Error(answer.error ?? 'ONNX Runtime said nothing');
      return answer.outputs;
    },
    end: () => {
      child.stdin.end();
    },
  };
}
