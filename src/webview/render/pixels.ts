import type { ImagePixels } from '../../protocol';
import { element, themeValue } from '../dom';

/** Bytes of a picture, rows from the top; null where the text is not base64 or has another length. */
export function decodePixels(image: ImagePixels): Uint8Array | null {
  try {
    const bytes = Uint8Array.from(atob(image.data), (character) => character.charCodeAt(0));
    return bytes.length === image.height * image.width * image.channels ? bytes : null;
  } catch {
    return null;
  }
}

export function encodePixels(
  bytes: Uint8Array,
  height: number,
  width: number,
  channels: ImagePixels['channels'],
): ImagePixels {
  let characters = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    characters += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return { height, width, channels, data: btoa(characters) };
}

/**
 * A picture drawn to scale 1; style makes it larger. Drawings on nothing take the theme's ink and paper; where pictures
 * belong together, `drawing` says it for all.
 */
export function picture(image: ImagePixels, label?: string, drawing?: boolean): HTMLCanvasElement {
  const canvas = element(
    'canvas',
    label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label },
  );
  drawPixels(canvas, image, drawing);
  return canvas;
}

/** How each canvas is drawn, for as long as it lives. */
const shown = new WeakMap<HTMLCanvasElement, () => void>();

/** Draws all pictures of a page again: the theme has changed. */
export function redrawPictures(page: ParentNode): void {
  for (const canvas of page.querySelectorAll('canvas')) {
    shown.get(canvas)?.();
  }
}

/** Draws a canvas, and again when the theme changes. */
export function keepDrawn(canvas: HTMLCanvasElement, draw: () => void): void {
  shown.set(canvas, draw);
  draw();
}

export function drawPixels(canvas: HTMLCanvasElement, image: ImagePixels, drawing?: boolean): void {
  keepDrawn(canvas, () => paint(canvas, image, drawing));
}

function paint(canvas: HTMLCanvasElement, image: ImagePixels, drawing: boolean | undefined): void {
  const bytes = decodePixels(image);
  const context = canvas.getContext('2d');
  if (!bytes || !context || image.width * image.height === 0) return;
  canvas.width = image.width;
  canvas.height = image.height;
  const target = context.createImageData(image.width, image.height);
  const shade = image.channels === 1 && (drawing ?? isDrawing(bytes)) ? inkShade() : null;
  for (let pixel = 0; pixel < image.width * image.height; pixel++) {
    const from = pixel * image.channels;
    for (let channel = 0; channel < 3; channel++) {
      const value = bytes[image.channels === 1 ? from : from + channel] ?? 0;
      target.data[pixel * 4 + channel] = shade ? shade(value, channel) : value;
    }
    target.data[pixel * 4 + 3] = image.channels === 4 ? (bytes[from + 3] ?? 255) : 255;
  }
  context.putImageData(target, 0, 0);
}

/** Whether most of some pictures are drawings. */
export function areDrawings(images: readonly ImagePixels[]): boolean {
  const drawings = images.filter((image) => {
    const bytes = image.channels === 1 ? decodePixels(image) : null;
    return bytes !== null && isDrawing(bytes);
  });
  return drawings.length * 2 > images.length;
}

/** Strokes on an empty ground, as handwriting is, rather than a photograph. */
function isDrawing(bytes: Uint8Array): boolean {
  let empty = 0;
  for (const value of bytes) if (value < 16) empty++;
  return empty > bytes.length * 0.35;
}

function inkShade(): (value: number, channel: number) => number {
  const ink = rgb(themeValue('--vscode-foreground'));
  const paper = rgb(themeValue('--vscode-editor-background'));
  return (value, channel) => {
    const [from, to] = [paper[channel] ?? 0, ink[channel] ?? 255];
    return from + ((to - from) * value) / 255;
  };
}

/** Red, green and blue of any CSS colour. */
export function rgb(color: string): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return new Uint8ClampedArray([0, 0, 0]);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}
