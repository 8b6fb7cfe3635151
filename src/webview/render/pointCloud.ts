import type { SamplePreview } from '../../protocol';
import { svg } from '../dom';

export type Point = readonly [number, number];

/** Rows of two numbers as points, with the columns' names; null where they are something else. */
export function pointsOf(
  samples: readonly SamplePreview[],
): { readonly names: readonly [string, string]; readonly points: readonly Point[] } | null {
  const [first] = samples;
  if (first?.kind !== 'row') return null;
  const [one, other, ...more] = Object.keys(first.cells);
  if (one === undefined || other === undefined || more.length > 0) return null;
  const points = samples.flatMap((sample): Point[] => {
    if (sample.kind !== 'row') return [];
    const [x, y] = [sample.cells[one], sample.cells[other]];
    return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : [];
  });
  return points.length === samples.length ? { names: [one, other], points } : null;
}

const [width, height, margin] = [200, 150, 8];

/** Made points over real ones, in the room that the real ones take; what lies far outside stands at the border. */
export function pointCloud(made: readonly Point[], real: readonly Point[], description: string): SVGElement {
  const measured = real.length > 0 ? real : made;
  const place = (axis: 0 | 1) => {
    const values = measured.map((point) => point[axis]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const room = (most - least || 1) * 0.2;
    return (value: number): number => Math.min(1, Math.max(0, (value - least + room) / (most - least + 2 * room || 1)));
  };
  const [across, up] = [place(0), place(1)];
  const dots = (points: readonly Point[], name: string): SVGElement => {
    const at = ([x, y]: Point): string => {
      const left = margin + across(x) * (width - 2 * margin);
      return `M${left.toFixed(1)} ${(height - margin - up(y) * (height - 2 * margin)).toFixed(1)}h0`;
    };
    return svg('path', { d: points.map(at).join(''), class: name });
  };
  return svg(
    'svg',
    { viewBox: `0 0 ${String(width)} ${String(height)}`, class: 'cloud', role: 'img', 'aria-label': description },
    dots(real, 'real'),
    dots(made, 'made'),
  );
}
