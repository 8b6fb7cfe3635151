/** Of the pictures that a model takes, and what they stand on; dark where nothing is said. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly ground?: 'light' | 'dark' | undefined;
}

/** Ink, light on dark, as the pictures that a model takes; and back. */
export function onGround(bytes: Uint8Array, { ground }: PictureSize): Uint8Array {
  return ground === 'light' ? bytes.map((value) => 255 - value) : bytes;
}

/** Ink from 0 to 1, rows from the top. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/**
 * Ink scaled into a box of 20/28 of the picture and moved so that its centre of mass is the picture's middle:
 * how the digits of MNIST were made (http://yann.lecun.com/exdb/mnist). Null where there is no ink.
 */
export function centreInk(ink: Ink, width: number, height: number): Uint8Array | null {
  const box = bounds(ink);
  if (!box) return null;
  const scale = Math.min((width * 20) / 28 / box.width, (height * 20) / 28 / box.height);
  const scaled = resample(
    ink,
    box,
    Math.max(1, Math.round(box.width * scale)),
    Math.max(1, Math.round(box.height * scale)),
  );
  const centre = centreOfMass(scaled);
  const [left, top] = [Math.round(width / 2 - centre.x), Math.round(height / 2 - centre.y)];
  const picture = new Uint8Array(width * height);
  for (let y = 0; y < scaled.height; y++) {
    for (let x = 0; x < scaled.width; x++) {
      const [column, row] = [x + left, y + top];
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      picture[row * width + column] = Math.round(255 * Math.min(1, scaled.values[y * scaled.width + x] ?? 0));
    }
  }
  return picture;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function bounds({ width, height, values }: Ink): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((values[y * width + x] ?? 0) <= 0.05) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Mean of the ink that falls on each new pixel, parts of pixels counted as parts. */
function resample(ink: Ink, box: Box, width: number, height: number): Ink {
  const values = new Float32Array(width * height);
  const [across, down] = [box.width / width, box.height / height];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      values[y * width + x] = meanOver(ink, box.left + x * across, box.top + y * down, across, down);
    }
  }
  return { width, height, values };
}

function meanOver(ink: Ink, left: number, top: number, width: number, height: number): number {
  let sum = 0;
  for (let y = Math.floor(top); y < top + height; y++) {
    const rows = Math.min(y + 1, top + height) - Math.max(y, top);
    for (let x = Math.floor(left); x < left + width; x++) {
      const columns = Math.min(x + 1, left + width) - Math.max(x, left);
      sum += (ink.values[y * ink.width + x] ?? 0) * rows * columns;
    }
  }
  return sum / (width * height);
}

function centreOfMass({ width, height, values }: Ink): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[row * width + column] ?? 0;
      mass += value;
      x += value * (column + 0.5);
      y += value * (row + 0.5);
    }
  }
  return mass > 0 ? { x: x / mass, y: y / mass } : { x: width / 2, y: height / 2 };
}
