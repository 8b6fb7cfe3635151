import type { ImagePixels, InputField, InputValue } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setText } from '../../dom';
import { labelButton, toolButton } from '../../render/controls';
import { DrawingPad } from '../../render/drawingPad';
import { toolbar } from '../../render/oneStop';
import { drawPixels } from '../../render/pixels';
import { readImage } from '../../render/readImage';
import type { FieldControl, OnChange } from './fieldControl';

/** An image column: a pad to draw on where images are gray, and a place to drop or open a file. */
export class ImageInput implements FieldControl {
  readonly element: HTMLElement;
  private readonly pad: DrawingPad | null;
  private readonly canvas = element('canvas');
  private readonly file = element('input', { type: 'file', accept: 'image/*', hidden: true });
  private readonly hint: HTMLElement;
  private readonly problem = element('p', { class: 'small wrongc', role: 'alert', hidden: true });
  private opened: ImagePixels | null = null;

  constructor(
    private readonly context: PanelContext,
    private readonly field: Extract<InputField, { type: 'image' }>,
    private readonly onChange: OnChange,
  ) {
    const { words } = context;
    const size = { width: field.width, height: field.height };
    this.pad = field.channels === 1 ? new DrawingPad(field, words('padSpoken', size), () => this.changed(true)) : null;
    this.hint = element('p', { class: 'pad-hint', 'aria-hidden': 'true' }, words('dropHere'));
    const surface =
      this.pad?.element ??
      element(
        'div',
        { class: 'pad still', role: 'group', 'aria-label': words('imageSpoken', size) },
        this.canvas,
        this.hint,
      );
    const open = toolButton('folder-opened', words('openImage'), () => this.file.click());
    const tools = this.pad
      ? [
          labelButton('clear-all', words('clear'), 'tool label', () => this.pad?.clear()),
          labelButton('discard', words('undo'), 'tool label', () => this.pad?.undo()),
        ]
      : [];
    open.classList.add('push');
    this.element = element(
      'div',
      { class: 'image-input' },
      surface,
      toolbar(words('padTools'), 'pad-tools', ...tools, open),
      this.problem,
      this.file,
    );
    this.file.addEventListener('change', () => void this.read(this.file.files?.[0]));
    this.element.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.element.classList.add('over');
    });
    this.element.addEventListener('dragleave', () => this.element.classList.remove('over'));
    this.element.addEventListener('drop', (event) => {
      event.preventDefault();
      this.element.classList.remove('over');
      void this.read(event.dataTransfer?.files[0]);
    });
  }

  get value(): InputValue {
    const image = this.pad ? this.pad.image : this.opened;
    return image && { image };
  }

  set(value: InputValue): void {
    if (typeof value === 'object' && value !== null) this.show(value.image);
    else if (value === null) this.pad?.clear();
  }

  private show(image: ImagePixels): void {
    this.opened = image;
    this.hint.hidden = true;
    if (this.pad) this.pad.show(image);
    else drawPixels(this.canvas, image);
  }

  private async read(file: File | undefined): Promise<void> {
    if (!file) return;
    const image = await readImage(file, this.field);
    this.file.value = '';
    if (!image) {
      this.problem.hidden = false;
      return setText(this.problem, this.context.words('imageWrong', { file: file.name }));
    }
    this.show(image);
    this.changed(false);
  }

  private changed(drawn: boolean): void {
    this.problem.hidden = true;
    this.onChange(drawn);
  }
}
