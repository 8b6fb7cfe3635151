/** Pixels that a picture may have, and a side of it. */
const mostPixels = 24_000_000;
const mostSide = 16_000;

/** A drawing as the text of a file that stands for itself. */
export function svgText(drawing: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(drawing);
}

/** The same as pixels, two for one where it is not too large for that, in base64. */
export async function pngOf(drawing: SVGSVGElement): Promise<string> {
  const [width, height] = ['width', 'height'].map((side) => Number(drawing.getAttribute(side))) as [number, number];
  const scale = Math.min(2, mostSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(drawing))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^[^,]*,/, '');
}
