import { element, svg } from '../dom';

/** A bar for each class with its count above and its name below; many classes get narrow bars without words. */
export function classBars(
  classes: readonly { readonly label: string; readonly count: number }[],
  number: (value: number) => string,
): HTMLElement {
  const box = element('div', { class: 'class-bars' });
  const label = classes.map((one) => `${one.label}: ${number(one.count)}`).join(', ');
  const draw = () => {
    const [width, height] = [box.clientWidth, box.clientHeight];
    if (width === 0) return;
    const pitch = width / Math.max(1, classes.length);
    const most = Math.max(1, ...classes.map(({ count }) => count));
    const base = height - 18;
    const worded = pitch >= 26;
    const room = Math.max(2, Math.floor(pitch / 7));
    const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label });
    for (const [index, one] of classes.entries()) {
      const size = (one.count / most) * (height - 36);
      const [left, middle] = [index * pitch, (index + 0.5) * pitch];
      const bar = svg('rect', {
        x: left + 1,
        width: Math.max(1, pitch - 2),
        y: base - size,
        height: size,
        rx: 1,
        class: 'fillbar',
      });
      bar.append(svg('title', {}, `${one.label}: ${number(one.count)}`));
      picture.append(bar);
      if (!worded) continue;
      picture.append(
        svg('text', { x: middle, y: base - 4 - size, 'text-anchor': 'middle', class: 'tick' }, number(one.count)),
      );
      picture.append(
        svg(
          'text',
          { x: middle, y: base + 14, 'text-anchor': 'middle', class: 'tick strong' },
          shortened(one.label, room),
        ),
      );
    }
    picture.append(svg('line', { x1: 0, x2: width, y1: base + 0.5, y2: base + 0.5, class: 'baseline' }));
    box.replaceChildren(picture);
  };
  new ResizeObserver(draw).observe(box);
  return box;
}

function shortened(label: string, room: number): string {
  return label.length > room ? `${label.slice(0, Math.max(1, room - 1))}…` : label;
}
