import { describe, expect, it } from 'vitest';
import { allPlaces, answersCsv, atPlaces, type ModelSignature } from '../../../src/protocol';
import { recording } from '../../webview/recording';

const { signature } = recording('iris').snapshot;
const inputs = 'sepal_length,sepal_width,petal_length,petal_width';
const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };

function answered(label: string, output: readonly number[], kind = signature as ModelSignature) {
  return { label, signature: kind, predictions: [{ output, label: `kind ${label}` }] };
}

describe('answers as CSV', () => {
  it('have plain names where one version answers', () => {
    expect(answersCsv([flower], [answered('v2', [0.5, 0.25, 0.25])]).split('\n')).toEqual([
      `${inputs},species,Iris-setosa,Iris-versicolor,Iris-virginica`,
      '5.1,3.5,1.4,0.2,kind v2,0.5,0.25,0.25',
    ]);
  });

  it('stand beside each other where two versions answer, each by its own classes', () => {
    const target = { type: 'category', name: 'species', classes: ['a', 'b'] } as const;
    const fewer = { ...(signature as ModelSignature), target };
    const [head, row] = answersCsv([flower], [answered('v2', [1, 0, 0]), answered('v1', [0.75], fewer)]).split('\n');
    expect(head).toBe(
      `${inputs},species (v2),Iris-setosa (v2),Iris-versicolor (v2),Iris-virginica (v2),species (v1),a (v1),b (v1)`,
    );
    expect(row).toBe('5.1,3.5,1.4,0.2,kind v2,1,0,0,kind v1,0.25,0.75');
  });

  it('stay with their rows where a version has none for some', () => {
    const [one, two] = [
      [2, 3, 5],
      [2, 4, 5],
    ] as const;
    const places = allPlaces([one, two]);
    expect(places).toEqual([2, 3, 4, 5]);
    expect(atPlaces(places, one, ['a', 'b', 'c'])).toEqual(['a', 'b', undefined, 'c']);
    expect(atPlaces(places, two, ['a', 'b', 'c'])).toEqual(['a', undefined, 'b', 'c']);
    expect(
      allPlaces([
        ['b.png', 'a.png'],
        ['a.png', 'c.png'],
      ]),
    ).toEqual(['b.png', 'a.png', 'c.png']);
    const without = { ...answered('v1', []), predictions: [undefined] };
    const [, row] = answersCsv([flower], [answered('v2', [1, 0, 0]), without]).split('\n');
    expect(row).toBe('5.1,3.5,1.4,0.2,kind v2,1,0,0,,,,');
  });
});
