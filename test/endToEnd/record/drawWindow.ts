import { cellOf, trainToEnd } from '../studioPage';
import { openWorkbench } from '../workbench';
import setUp from '../setUp';

/** Draws the picture of the README: a window in which the example of digits was trained, with the file and its Studio. */
export async function drawWindow(file: string): Promise<void> {
  const takeDown = await setUp();
  const settings = { 'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false };
  const workbench = await openWorkbench({ settings, size: { width: 1720, height: 1180 } });
  try {
    const { page, studio } = workbench;
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await trainToEnd(workbench, 'mnist-cnn.model.yaml');
    await cellOf(studio, 'training').getByRole('button', { name: 'Log', exact: true }).click();
    await page.locator('.codelens-decoration a', { hasText: 'Train' }).first().waitFor();
    // As a person who has read to the end and comes back to the beginning.
    await studio.locator('html').evaluate((html) => html.scrollTo(0, 0));
    await page.screenshot({ path: file });
  } finally {
    await workbench.close();
    await takeDown();
  }
}
