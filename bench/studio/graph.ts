import type { Page } from 'playwright-core';
import type { LayerDescription } from '../../src/language';
import { recording, type Recording } from '../../test/webview/recording';
import { startStudio } from '../../test/webview/studioPage';
import { whileWatched, type FrameTimes } from './frameTimes';

export interface GraphMeasured {
  readonly layers: number;
  /** While a large graph is moved at each frame. */
  readonly pan: FrameTimes;
  /** While it is zoomed at each frame. */
  readonly zoom: FrameTimes;
}

/** How a large graph is moved about in: of layers in a row, or with a branch around every third. */
export async function measureGraph(layers: number, branched: boolean): Promise<GraphMeasured> {
  const studio = await startStudio();
  try {
    const page = await studio.open(deepRecording(layers, branched));
    await page.locator('.node').nth(layers).waitFor({ state: 'attached' });
    return {
      layers,
      pan: await watched(page, { deltaX: 24 }),
      zoom: await watched(page, { deltaY: 8, ctrlKey: true }),
    };
  } finally {
    await studio.close();
  }
}

/** A recording whose network has many layers. */
export function deepRecording(layers: number, branched: boolean): Recording {
  const recorded = recording('mnist-cnn');
  const { model } = recorded.snapshot;
  const [network] = model.networks;
  const convolution = network?.layers.find(({ type }) => type === 'conv2d');
  if (!network || !convolution) throw new Error('no convolution was recorded');
  const name = (index: number) => (index < 0 ? (network.inputs[0]?.name ?? '') : `layer_${index + 1}`);
  const deep = Array.from({ length: layers }, (_, index): LayerDescription => {
    const joins = branched && index % 3 === 2;
    const inputs = joins ? [name(index - 1), name(index - 3)] : [name(index - 1)];
    return { ...convolution, name: name(index), ...(joins && { type: 'add', parameters: 0, config: {} }), inputs };
  });
  const networks = [{ ...network, layers: deep, outputs: [name(layers - 1)] }];
  return { ...recorded, snapshot: { ...recorded.snapshot, model: { ...model, networks } } };
}

interface Turn {
  readonly deltaX?: number;
  readonly deltaY?: number;
  readonly ctrlKey?: boolean;
}

/** Turns the wheel a little at each frame, there and back. */
function watched(page: Page, wheel: Turn): Promise<FrameTimes> {
  return whileWatched(page, () =>
    page.locator('.arch').evaluate(
      (view, { deltaX = 0, deltaY = 0, ctrlKey = false }) =>
        new Promise<void>((resolve) => {
          let frame = 0;
          requestAnimationFrame(function move() {
            const back = frame < 120 ? 1 : -1;
            const { left, top } = view.getBoundingClientRect();
            const at = { clientX: left + 300, clientY: top + 100 };
            view.dispatchEvent(
              new WheelEvent('wheel', { ...at, deltaY: deltaY * back, ctrlKey, bubbles: true, cancelable: true }),
            );
            // A page's own wheel events scroll nothing.
            view.scrollLeft += deltaX * back;
            if (++frame === 240) resolve();
            else requestAnimationFrame(move);
          });
        }),
      wheel,
    ),
  );
}
