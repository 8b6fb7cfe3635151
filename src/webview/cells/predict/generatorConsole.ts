import { errorText } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren } from '../../dom';
import { isString } from '../../persisted';
import { labelButton } from '../../render/controls';
import { areDrawings, picture } from '../../render/pixels';
import { WeightsChoice, type Weights } from './weightsChoice';

const samples = 16;
const largestSeed = 2 ** 31 - 1;

/** Draws samples with the generator: the same seed gives the same samples, drawing again takes a new seed. */
export class GeneratorConsole {
  readonly element: HTMLElement;
  private readonly grid = element('div', { class: 'generated', role: 'group' });
  private readonly note = element('p', { class: 'small dim', role: 'status' });
  private readonly seed = element('input', { class: 'field num seed', id: 'seed', inputmode: 'numeric', value: '1' });
  private readonly weights: WeightsChoice;
  private asked = 0;

  constructor(private readonly context: PanelContext) {
    const { words, persisted } = context;
    this.weights = new WeightsChoice(context, () => void this.draw(), true);
    this.seed.value = persisted.get('generate.seed', isString, '1');
    this.grid.setAttribute('aria-label', words('generatedSamples'));
    this.seed.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') void this.draw();
    });
    this.element = element(
      'div',
      {},
      element(
        'div',
        { class: 'controls' },
        this.weights.element,
        element('span', { class: 'pair small' }, element('label', { for: 'seed' }, words('seed')), this.seed),
        labelButton('edit', words('drawSamples'), 'btn second', () => void this.draw()),
        labelButton('refresh', words('drawAgain'), 'btn second', () => this.drawAgain()),
      ),
      this.grid,
      this.note,
    );
  }

  setWeights(weights: readonly Weights[], run: string): void {
    this.weights.update(weights, run);
  }

  private drawAgain(): void {
    this.seed.value = String(Math.floor(Math.random() * largestSeed));
    void this.draw();
  }

  private async draw(): Promise<void> {
    const { words, request, locale, persisted } = this.context;
    const seed = Number(this.seed.value.trim() || NaN);
    const wrong = !Number.isInteger(seed) || seed < 0 || seed > largestSeed;
    this.seed.classList.toggle('bad', wrong);
    this.seed.setAttribute('aria-invalid', String(wrong));
    if (wrong) return void (this.note.textContent = words('seedWrong', { most: largestSeed }));
    persisted.set('generate.seed', this.seed.value);
    const turn = ++this.asked;
    const { answering } = this.weights;
    const answer = await request('generate', { version: answering?.ask ?? null, count: samples, seed });
    if (turn !== this.asked) return;
    if ('ok' in answer) {
      const { images, rows = [] } = answer.ok;
      const drawings = areDrawings(images);
      const pictures = images.map((image, index) =>
        picture(image, words('generatedSample', { number: index + 1 }), drawings),
      );
      setChildren(this.grid, ...pictures, ...(rows.length ? [tableOf(rows)] : []));
      this.note.textContent = words('drawnFromSeed', {
        samples: pictures.length + rows.length,
        seed,
        version: answering?.label ?? '',
      });
    } else if ('error' in answer) {
      this.note.textContent = '';
      setChildren(this.grid, element('p', { class: 'wrongc small', role: 'alert' }, errorText(locale, answer.error)));
    }
  }
}

function tableOf(rows: readonly Readonly<Record<string, string | number | null>>[]): HTMLElement {
  const names = Object.keys(rows[0] ?? {});
  const cells = (row: (typeof rows)[number]) => names.map((name) => element('td', {}, String(row[name] ?? '')));
  return element(
    'table',
    { class: 'grid num' },
    element('thead', {}, element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...cells(row)))),
  );
}
