import { describe, expect, it } from 'vitest';
import { rowSchema } from '../../../src/server/api/schemas';
import { inputsOutside } from '../../../src/server/metrics/drift';
import { modelInterface } from '../../../src/server/models/modelInterface';
import { readPersonal } from '../../../src/server/values/readValue';

const face = modelInterface(
  {
    inputs: [
      {
        type: 'date',
        name: 'day',
        minimum: '2022-01-01',
        maximum: '2024-06-18',
        time: false,
        format: 'd.M.yyyy[ H:mm]',
      },
    ],
    target: null,
  },
  '/nowhere',
);
const [day] = face.inputs;

describe('a date that a server is asked with', () => {
  it.each(['2023-05-01', '1.5.2023', ' 2023-05-01T00:00:00Z '])('may be written as %j', (value) => {
    if (!day) throw new Error('no input');
    expect(readPersonal(value, day, 'day')).toBe(value.trim());
  });

  it.each(['', 'June', 20230501, null, true, undefined, ['2023-05-01']])('is told to be none: %j', (value) => {
    if (!day) throw new Error('no input');
    expect(() => readPersonal(value, day, 'day')).toThrow();
    expect(readPersonal(null, { ...day, nullable: true }, 'day')).toBeNull();
  });

  it('counts as outside of training before its first and after its last day', () => {
    const outside = ['2021-12-31', '2022-01-01', '18.6.2024', '2024-06-19', null, 'June'].map(
      (value) => inputsOutside(face, [{ day: value }]).length,
    );
    expect(outside).toEqual([1, 0, 0, 1, 1, 1]);
  });

  it('is a text in the schema, with an example', () => {
    expect(rowSchema(face)).toMatchObject({
      properties: { day: { type: 'string', description: '2022-01-01 .. 2024-06-18' } },
      examples: [{ day: '2024-06-18' }],
    });
  });
});
