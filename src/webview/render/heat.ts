import type { ExplainedPart } from '../../protocol';
import { element, themeValue } from '../dom';
import { decodePixels, keepDrawn, rgb } from './pixels';

type ExplainedImage = Extract<ExplainedPart, { kind: 'image' }>;

/** How much of the picture's own light shows through the effects. */
const ownLight = 0.34;
/** Pixels beyond this share of all take the whole colour, so that one of them does not dim the rest. */
const wholeFrom = 0.995;

/** Effects over the picture that they belong to: for the answer in one colour, against it in another. */
export function heatPicture(part: ExplainedImage, label: string): HTMLCanvasElement {
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  keepDrawn(canvas, () => paint(canvas, part));
  return canvas;
}

function paint(canvas: HTMLCanvasElement, { image, values, height, width }: ExplainedImage): void {
  const bytes = decodePixels(image);
  const context = canvas.getContext('2d');
  if (!bytes || !context || width * height === 0 || values.length !== width * height) return;
  canvas.width = width;
  canvas.height = height;
  const target = context.createImageData(width, height);
  const paper = rgb(themeValue('--vscode-editor-background'));
  const ink = rgb(themeValue('--vscode-foreground'));
  const [towards, against] = [rgb(themeValue('--vscode-charts-blue')), rgb(themeValue('--vscode-charts-yellow'))];
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const whole = sizes[Math.floor((sizes.length - 1) * wholeFrom)] || sizes.at(-1) || 1;
  for (const [at, value] of values.entries()) {
    const light = lightOf(bytes, image, Math.floor(at / width) / height, (at % width) / width);
    const strength = Math.min(1, Math.abs(value) / whole);
    for (let channel = 0; channel < 3; channel++) {
      const ground = (paper[channel] ?? 0) + ((ink[channel] ?? 0) - (paper[channel] ?? 0)) * light * ownLight;
      const colour = (value >= 0 ? towards : against)[channel] ?? 0;
      target.data[at * 4 + channel] = ground + (colour - ground) * strength;
    }
    target.data[at * 4 + 3] = 255;
  }
  context.putImageData(target, 0, 0);
}

/** How bright a place of a picture is, from 0 to 1. */
function lightOf(
  bytes: Uint8Array,
  { height, width, channels }: ExplainedImage['image'],
  y: number,
  x: number,
): number {
  const pixel = (Math.floor(y * height) * width + Math.floor(x * width)) * channels;
  const colours = Math.min(channels, 3);
  let sum = 0;
  for (let channel = 0; channel < colours; channel++) sum += bytes[pixel + channel] ?? 0;
  return sum / colours / 255;
}
