import type { ImagePixels } from '../../protocol';
import { element, setStyle } from '../dom';
import { centreInk, onGround, type PictureSize } from './centreInk';
import { decodePixels, drawPixels, encodePixels } from './pixels';

/** Points of the pad for each pixel of the picture. */
const fineness = 4;

/** A field to draw on by pointer or keys. What is drawn is centred and scaled as the digits of MNIST were. */
export class DrawingPad {
  readonly element: HTMLElement;
  private readonly canvas = element('canvas', { 'aria-hidden': 'true' });
  /** Where the keys draw; seen only by who uses them. */
  private readonly pen = element('i', { class: 'pen' });
  private readonly width: number;
  private readonly height: number;
  private ink: Float32Array;
  private readonly past: Float32Array[] = [];
  private given: ImagePixels | null = null;
  private last: { x: number; y: number } | null = null;
  private cursor: { x: number; y: number };

  constructor(
    private readonly size: PictureSize,
    label: string,
    private readonly onChange: () => void,
  ) {
    this.width = size.width * fineness;
    this.height = size.height * fineness;
    this.ink = new Float32Array(this.width * this.height);
    this.cursor = { x: this.width / 2, y: this.height / 2 };
    this.element = element(
      'div',
      { class: 'pad', tabindex: 0, role: 'application', 'aria-label': label },
      this.canvas,
      this.pen,
    );
    this.element.addEventListener('pointerdown', (event) => this.press(event));
    this.element.addEventListener('pointermove', (event) => this.move(event));
    for (const end of ['pointerup', 'pointercancel'] as const) this.element.addEventListener(end, () => this.lift());
    this.element.addEventListener('keydown', (event) => this.onKey(event));
    this.showPen();
    this.draw();
  }

  /** What the model gets; null while the pad is empty. */
  get image(): ImagePixels | null {
    if (this.given) return this.given;
    const { width, height } = this.size;
    const bytes = centreInk({ width: this.width, height: this.height, values: this.ink }, width, height);
    return bytes && encodePixels(onGround(bytes, this.size), height, width, 1);
  }

  /** Shows a picture as it is, until something is drawn on it. */
  show(image: ImagePixels): void {
    const given = decodePixels(image);
    const bytes = given && onGround(given, this.size);
    if (!bytes) return;
    this.remember();
    this.given = image;
    for (let index = 0; index < this.ink.length; index++) {
      const x = Math.floor(((index % this.width) / this.width) * image.width);
      const y = Math.floor((Math.floor(index / this.width) / this.height) * image.height);
      this.ink[index] = (bytes[(y * image.width + x) * image.channels] ?? 0) / 255;
    }
    this.draw();
  }

  clear(): void {
    this.remember();
    this.ink.fill(0);
    this.changed();
  }

  undo(): void {
    const before = this.past.pop();
    if (!before) return;
    this.ink = before;
    this.changed();
  }

  private remember(): void {
    this.past.push(this.ink.slice());
    if (this.past.length > 20) this.past.shift();
  }

  private changed(): void {
    this.given = null;
    this.draw();
    this.onChange();
  }

  private place(event: PointerEvent): { x: number; y: number } {
    const box = this.canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * this.width,
      y: ((event.clientY - box.top) / box.height) * this.height,
    };
  }

  private press(event: PointerEvent): void {
    event.preventDefault();
    this.element.focus();
    this.element.setPointerCapture(event.pointerId);
    this.remember();
    this.last = this.place(event);
    this.stroke(this.last, this.last);
    this.changed();
  }

  private move(event: PointerEvent): void {
    if (!this.last) return;
    for (const part of event.getCoalescedEvents()) {
      const next = this.place(part);
      this.stroke(this.last, next);
      this.last = next;
    }
    this.changed();
  }

  private lift(): void {
    this.last = null;
  }

  /** A round pen of two pixels of the picture, soft at its edge. */
  private stroke(from: { x: number; y: number }, to: { x: number; y: number }): void {
    const radius = fineness * 1.15;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)));
    for (let step = 0; step <= steps; step++) {
      const [cx, cy] = [from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps];
      for (let y = Math.max(0, Math.floor(cy - radius - 1)); y <= Math.min(this.height - 1, cy + radius + 1); y++) {
        for (let x = Math.max(0, Math.floor(cx - radius - 1)); x <= Math.min(this.width - 1, cx + radius + 1); x++) {
          const cover = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x + 0.5 - cx, y + 0.5 - cy)));
          const index = y * this.width + x;
          this.ink[index] = Math.max(this.ink[index] ?? 0, cover);
        }
      }
    }
  }

  private onKey(event: KeyboardEvent): void {
    const before = { ...this.cursor };
    if (event.key === 'Delete' || event.key === 'Backspace') this.clear();
    else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) this.undo();
    else if (event.key === ' ') this.drawAt(this.cursor, this.cursor);
    else if (event.key.startsWith('Arrow')) {
      const dx = event.key === 'ArrowLeft' ? -fineness : event.key === 'ArrowRight' ? fineness : 0;
      const dy = event.key === 'ArrowUp' ? -fineness : event.key === 'ArrowDown' ? fineness : 0;
      this.cursor = {
        x: Math.min(this.width - 1, Math.max(0, before.x + dx)),
        y: Math.min(this.height - 1, Math.max(0, before.y + dy)),
      };
      this.showPen();
      if (event.shiftKey) this.drawAt(before, this.cursor);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private showPen(): void {
    setStyle(this.pen, 'left', `${(this.cursor.x / this.width) * 100}%`);
    setStyle(this.pen, 'top', `${(this.cursor.y / this.height) * 100}%`);
  }

  private drawAt(from: { x: number; y: number }, to: { x: number; y: number }): void {
    this.remember();
    this.stroke(from, to);
    this.changed();
  }

  private draw(): void {
    const { width, height } = this.size;
    if (this.given) return drawPixels(this.canvas, this.given);
    // The pad shows the strokes where they were drawn, at the picture's own fineness.
    const bytes = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let v = 0; v < fineness; v++) {
          for (let u = 0; u < fineness; u++) sum += this.ink[(y * fineness + v) * this.width + x * fineness + u] ?? 0;
        }
        bytes[y * width + x] = Math.round((sum / (fineness * fineness)) * 255);
      }
    }
    drawPixels(this.canvas, encodePixels(bytes, height, width, 1));
  }
}
