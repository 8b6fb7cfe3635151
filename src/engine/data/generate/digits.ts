import type { Random } from '../../random';
import type { TableColumn } from '../table/table';
import { evenLabels } from './points';

const side = 28;

/** A stroke through points in the unit square, x to the right, y down. */
type Stroke = readonly (readonly [number, number])[];

/** Part of an ellipse, angles in turns, clockwise from the right. */
function arc(x: number, y: number, across: number, down: number, from: number, to: number): Stroke {
  return Array.from({ length: 17 }, (_, index) => {
    const angle = 2 * Math.PI * (from + ((to - from) * index) / 16);
    return [x + across * Math.cos(angle), y + down * Math.sin(angle)] as const;
  });
}

const shapes: readonly (readonly Stroke[])[] = [
  [arc(0.5, 0.5, 0.24, 0.36, 0, 1)],
  [
    [
      [0.38, 0.28],
      [0.54, 0.14],
      [0.54, 0.86],
    ],
  ],
  [[...arc(0.5, 0.34, 0.22, 0.2, 0.52, 1.05), [0.28, 0.86], [0.75, 0.86]]],
  [arc(0.46, 0.32, 0.22, 0.18, 0.58, 1.25), arc(0.46, 0.67, 0.26, 0.19, 0.75, 1.42)],
  [
    [
      [0.62, 0.86],
      [0.62, 0.14],
      [0.25, 0.62],
      [0.78, 0.62],
    ],
  ],
  [
    [
      [0.7, 0.14],
      [0.34, 0.14],
      [0.3, 0.45],
    ],
    arc(0.48, 0.63, 0.24, 0.22, 0.62, 1.42),
  ],
  [
    [
      [0.62, 0.13],
      [0.42, 0.3],
      [0.28, 0.55],
    ],
    arc(0.5, 0.65, 0.22, 0.21, 0.45, 1.45),
  ],
  [
    [
      [0.26, 0.15],
      [0.74, 0.15],
      [0.45, 0.86],
    ],
  ],
  [arc(0.5, 0.31, 0.19, 0.17, 0, 1), arc(0.5, 0.67, 0.23, 0.19, 0, 1)],
  [
    arc(0.5, 0.36, 0.21, 0.21, 0, 1),
    [
      [0.71, 0.36],
      [0.68, 0.6],
      [0.58, 0.86],
    ],
  ],
];

/** White digits on black, 28 x 28, each with its own slant, size, place and width of the pen; noise as a share of white. */
export function digits(samples: number, noise: number, random: Random): TableColumn[] {
  const classes = shapes.map((_, digit) => String(digit));
  const label = evenLabels(samples, classes);
  const pixels = new Uint8Array(samples * side * side);
  for (let row = 0; row < samples; row++) {
    const strokes = shapes[row % shapes.length] ?? [];
    draw(strokes, random, noise, pixels.subarray(row * side * side, (row + 1) * side * side));
  }
  return [{ kind: 'images', name: 'image', shape: [side, side, 1], pixels }, label];
}

function draw(strokes: readonly Stroke[], random: Random, noise: number, pixels: Uint8Array): void {
  const angle = 0.16 * random.normal();
  const shear = 0.12 * random.normal();
  const wide = 0.82 + 0.1 * random.normal();
  const high = 0.82 + 0.07 * random.normal();
  const [moveX, moveY] = [0.03 * random.normal(), 0.03 * random.normal()];
  const pen = 1.1 + 0.5 * random.uniform();
  const place = ([x, y]: readonly [number, number]): readonly [number, number] => {
    const across = (x - 0.5) * wide + shear * (0.5 - y) + 0.012 * random.normal();
    const down = (y - 0.5) * high + 0.012 * random.normal();
    return [
      (0.5 + moveX + across * Math.cos(angle) - down * Math.sin(angle)) * side,
      (0.5 + moveY + across * Math.sin(angle) + down * Math.cos(angle)) * side,
    ];
  };
  const lines = strokes.map((stroke) => stroke.map(place));
  for (let at = 0; at < pixels.length; at++) {
    const [x, y] = [(at % side) + 0.5, Math.floor(at / side) + 0.5];
    const ink = Math.max(0, Math.min(1, pen + 0.5 - distance(lines, x, y)));
    const level = ink + noise * random.normal();
    pixels[at] = Math.max(0, Math.min(255, Math.round(255 * level)));
  }
}

/** From a point to the nearest stroke. */
function distance(lines: readonly Stroke[], x: number, y: number): number {
  let nearest = Infinity;
  for (const line of lines) {
    for (let index = 1; index < line.length; index++) {
      const [fromX, fromY] = line[index - 1] ?? [0, 0];
      const [toX, toY] = line[index] ?? [0, 0];
      const [alongX, alongY] = [toX - fromX, toY - fromY];
      const length = alongX * alongX + alongY * alongY;
      const share = length === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / length;
      const held = Math.max(0, Math.min(1, share));
      nearest = Math.min(nearest, Math.hypot(x - fromX - held * alongX, y - fromY - held * alongY));
    }
  }
  return nearest;
}
