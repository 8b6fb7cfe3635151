import type { ReportPicture } from '../protocol';
import { html, type Markup } from './html';

/** Pixels of the page that the longer side of a picture takes. */
const shownSize = 112;

/** A picture that the page carries within itself. */
export function picture({ height, width, png }: ReportPicture, name: string): Markup {
  const scale = shownSize / Math.max(height, width);
  const size = (side: number) => Math.max(1, Math.round(side * scale));
  return html`<img src="data:image/png;base64,${png}" alt="${name}" width="${size(width)}" height="${size(height)}" />`;
}
