import type { Random } from '../../random';
import type { NumberColumn, TableColumn, WordColumn } from '../table/table';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Two half circles, one in the other's opening; noise is the deviation of every point. */
export function moons(samples: number, noise: number, random: Random): TableColumn[] {
  return classified(samples, 2, (label) => {
    const angle = Math.PI * random.uniform();
    const x = label === 0 ? Math.cos(angle) : 1 - Math.cos(angle);
    const y = label === 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
    return { x: x + noise * random.normal(), y: y + noise * random.normal() };
  });
}

/** Three clouds around the corners of a triangle; noise is their deviation. */
export function blobs(samples: number, noise: number, random: Random): TableColumn[] {
  return classified(samples, 3, (label) => {
    const angle = (Math.PI * 2 * label) / 3 + Math.PI / 2;
    return { x: 4 * Math.cos(angle) + noise * random.normal(), y: 4 * Math.sin(angle) + noise * random.normal() };
  });
}

/** Two arms of a spiral, one turn and a half each. */
export function spirals(samples: number, noise: number, random: Random): TableColumn[] {
  return classified(samples, 2, (label) => {
    const turn = Math.sqrt(random.uniform()) * 3 * Math.PI;
    const angle = turn + label * Math.PI;
    const radius = turn / Math.PI;
    return {
      x: radius * Math.cos(angle) + noise * random.normal(),
      y: radius * Math.sin(angle) + noise * random.normal(),
    };
  });
}

/** y = sin(x) over two periods; noise is the deviation of y. */
export function sine(samples: number, noise: number, random: Random): TableColumn[] {
  const x = Float64Array.from({ length: samples }, () => (random.uniform() * 4 - 2) * Math.PI);
  return [
    numbers('x', x),
    numbers(
      'y',
      x.map((value) => Math.sin(value) + noise * random.normal()),
    ),
  ];
}

/** Waves of 24 and 168 steps, as of days and weeks counted in hours, on a slow wander; noise is the deviation of each value. */
export function series(samples: number, noise: number, random: Random): TableColumn[] {
  const step = Float64Array.from({ length: samples }, (_, at) => at);
  let wander = 0;
  const value = step.map((at) => {
    wander = 0.99 * wander + 0.05 * random.normal();
    const day = Math.sin((2 * Math.PI * at) / 24);
    return 10 + 2 * day + Math.sin((2 * Math.PI * at) / 168) + wander + noise * random.normal();
  });
  return [numbers('step', step), numbers('value', value)];
}

/** Labels by turns, so that the classes are even. */
export function evenLabels(samples: number, classes: readonly string[]): WordColumn {
  const codes = Int32Array.from({ length: samples }, (_, row) => row % classes.length);
  return { kind: 'words', name: 'label', codes, values: classes };
}

function classified(samples: number, classes: number, point: (label: number) => Point): TableColumn[] {
  const names = Array.from({ length: classes }, (_, label) => String(label));
  const label = evenLabels(samples, names);
  const points = Array.from(label.codes, point);
  const x = Float64Array.from(points, (one) => one.x);
  const y = Float64Array.from(points, (one) => one.y);
  return [numbers('x', x), numbers('y', y), label];
}

function numbers(name: string, values: Float64Array): NumberColumn {
  return { kind: 'numbers', name, values };
}
