import type { InputField } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren } from '../../dom';
import { icon } from '../../render/icons';
import { sliderHistogram } from '../../render/histogram';
import type { FieldControl, OnChange } from './fieldControl';
import { ImageInput } from './imageInput';

/** The control that suits a column. */
export function fieldControl(context: PanelContext, field: InputField, onChange: OnChange): FieldControl {
  switch (field.type) {
    case 'numeric':
      return numericControl(context, field, onChange);
    case 'category':
      return categoryControl(context, field, onChange);
    case 'text':
      return textControl(field, onChange);
    case 'date':
      return dateControl(context, field, onChange);
    case 'image':
      return new ImageInput(context, field, onChange);
  }
}

function label(id: string, name: string, note: string): HTMLElement {
  return element(
    'div',
    { class: 'lbl' },
    element('label', { for: id, title: name }, name),
    element('span', { class: 'dim' }, note),
  );
}

function numericControl(
  { words, numbers }: PanelContext,
  field: Extract<InputField, { type: 'numeric' }>,
  onChange: OnChange,
): FieldControl {
  const { minimum, maximum, mean, integer } = field;
  const id = `field-${field.name}`;
  const step = integer ? 1 : 'any';
  const slider = element('input', { type: 'range', min: minimum, max: maximum, step, 'aria-label': field.name });
  const input = element('input', { class: 'field num', id, inputmode: 'decimal', autocomplete: 'off' });
  const hint = element('p', { class: 'hintline', hidden: true });
  const read = () =>
    input.value.trim() === '' ? NaN : Number(input.value.replace(/[,\s\u00a0]/g, '').replace('\u2212', '-'));
  const check = () => {
    const value = read();
    const wrong = !Number.isFinite(value);
    const outside = !wrong && (value < minimum || value > maximum);
    input.classList.toggle('bad', wrong);
    input.setAttribute('aria-invalid', String(wrong));
    hint.hidden = !wrong && !outside;
    if (!hint.hidden) {
      setChildren(
        hint,
        element('span', { class: 'flag' }, icon('warning')),
        words(wrong ? 'notANumberField' : 'outsideRange'),
      );
    }
  };
  const show = (value: number) => {
    input.value = String(integer ? Math.round(value) : Number(value.toPrecision(6)));
    slider.value = input.value;
    check();
  };
  slider.addEventListener('input', () => {
    input.value = String(integer ? Math.round(Number(slider.value)) : Number(Number(slider.value).toPrecision(4)));
    check();
    onChange();
  });
  input.addEventListener('input', () => {
    if (Number.isFinite(read())) slider.value = String(read());
    check();
    onChange();
  });
  const usual = Number(mean.toPrecision(4));
  show(usual);
  return {
    element: element(
      'div',
      {},
      label(id, field.name, words('rangeTo', { minimum: numbers.plain(minimum), maximum: numbers.plain(maximum) })),
      element(
        'div',
        { class: 'ctl' },
        element('div', { class: 'slider' }, sliderHistogram(field.histogram), slider),
        input,
      ),
      hint,
    ),
    get value() {
      const value = read();
      return Number.isFinite(value) ? value : null;
    },
    set: (value) => show(value === null ? usual : Number(value)),
  };
}

function categoryControl(
  { words, numbers }: PanelContext,
  field: Extract<InputField, { type: 'category' }>,
  onChange: OnChange,
): FieldControl {
  const id = `field-${field.name}`;
  const commonestFirst = [...field.values].sort((a, b) => b.count - a.count);
  const select = element('select', { id }, ...commonestFirst.map(({ value }) => element('option', { value }, value)));
  select.addEventListener('change', () => onChange());
  return {
    element: element(
      'div',
      {},
      label(id, field.name, words('someValues', { count: numbers.count(field.values.length) })),
      element('div', { class: 'ctl one' }, element('span', { class: 'select' }, select, icon('chevron-down'))),
    ),
    get value() {
      return select.value;
    },
    set(value) {
      const given = typeof value === 'object' ? undefined : String(value);
      const wanted = given ?? commonestFirst[0]?.value ?? '';
      if (![...select.options].some((option) => option.value === wanted))
        select.append(element('option', { value: wanted }, wanted));
      select.value = wanted;
    },
  };
}

function textControl(field: Extract<InputField, { type: 'text' }>, onChange: OnChange): FieldControl {
  const id = `field-${field.name}`;
  const area = element('textarea', { id, class: 'field area', rows: 5, placeholder: field.example });
  area.addEventListener('input', () => onChange());
  return {
    element: element('div', { class: 'whole' }, label(id, field.name, ''), area),
    get value() {
      return area.value.trim() === '' ? null : area.value;
    },
    set(value) {
      area.value = typeof value === 'string' ? value : '';
    },
  };
}

function dateControl(
  { words }: PanelContext,
  field: Extract<InputField, { type: 'date' }>,
  onChange: OnChange,
): FieldControl {
  const { name, minimum, maximum, time } = field;
  const id = `field-${name}`;
  const input = element('input', { type: time ? 'datetime-local' : 'date', class: 'field', id, step: 'any' });
  input.value = maximum;
  input.addEventListener('input', () => onChange());
  return {
    element: element(
      'div',
      {},
      label(id, name, words('rangeTo', { minimum, maximum })),
      element('div', { class: 'ctl one' }, input),
    ),
    get value() {
      return input.value === '' ? null : input.value;
    },
    set(value) {
      input.value = typeof value === 'string' ? value : maximum;
    },
  };
}
