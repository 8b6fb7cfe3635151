import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensurePython } from '../../../scripts/setup/python.mjs';
import type { PortableInterface } from '../../../src/protocol';
import { runProgram } from '../cli/program';
import { makeWorkspace, root } from '../cli/workspace';
import { expectClose } from '../references/expectClose';
import { trainEveryKind } from '../server/everyKind';
import { startOnnxRuntime } from './onnxRuntime';

const workspace = makeWorkspace();
let names: readonly string[] = [];
let count = 0;

beforeAll(async () => {
  workspace.file('plane.model.yaml', fs.readFileSync(path.join(root, 'examples/gan-2d.model.yaml')));
  const { code, errors } = await runProgram(workspace, ['train', 'plane.model.yaml', '--epochs', '1']);
  if (code !== 0) throw new Error(errors);
  names = [...(await trainEveryKind(workspace)), 'gan-2d'];
}, 600_000);

async function exported(name: string, format: string): Promise<{ folder: string; described: PortableInterface }> {
  const folder = path.join(workspace.folder, `exported${String((count += 1))}`);
  const { code, errors } = await runProgram(workspace, ['export', name, '--format', format, '-o', folder]);
  expect(errors).toBe('');
  expect(code).toBe(0);
  const described = JSON.parse(fs.readFileSync(path.join(folder, 'interface.json'), 'utf8')) as PortableInterface;
  return { folder, described };
}

describe('a version that is exported', () => {
  it('gives the same answer in ONNX Runtime, of whatever kind it is', async () => {
    const runtime = await startOnnxRuntime();
    for (const name of names) {
      const { folder, described } = await exported(name, 'onnx');
      const { example, inputs } = described;
      const given = Object.fromEntries(example.inputs.map((input) => [input.name, input]));
      const answer = await runtime.run(path.join(folder, described.file), given);
      for (const { name: output, shape, values } of example.outputs) {
        expect(answer[output]?.shape, name).toEqual(shape);
        expectClose(`${name}: ${output}`, answer[output]?.values ?? [], values);
      }
      expect(inputs.map((input) => input.shape.slice(1))).toEqual(example.inputs.map(({ shape }) => shape.slice(1)));
    }
    runtime.end();
  }, 600_000);

  it('gives what predict gives', async () => {
    const { described } = await exported('iris', 'savedmodel');
    const [row] = described.example.rows ?? [];
    const { lines } = await runProgram(workspace, ['predict', 'iris', '--input', JSON.stringify(row), '--json']);
    expectClose('the answer', described.example.outputs[0]?.values ?? [], lines[0]?.['output'] as number[]);
  }, 600_000);

  it('comes with a program that compares it, in its README', async () => {
    const { folder } = await exported('house', 'onnx');
    const readme = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');
    const program = /```python\n(.*?)```/s.exec(readme)?.[1] ?? '';
    const python = await ensurePython('onnx');
    const { stdout } = await promisify(execFile)(python, ['-c', program], { cwd: folder });
    const [output, difference] = stdout.trim().split(' ');
    expect(output).toBe('prediction');
    expect(Number(difference)).toBeLessThan(1e-2);
  }, 600_000);

  it('never takes the place of what a folder holds', async () => {
    workspace.file('full/mine.txt', 'mine');
    const { code, errors } = await runProgram(workspace, ['export', 'iris', '--format', 'onnx', '-o', 'full']);
    expect(code).toBe(1);
    expect(errors).toContain('holds something already');
    expect(fs.readdirSync(path.join(workspace.folder, 'full'))).toEqual(['mine.txt']);
  }, 600_000);
});
