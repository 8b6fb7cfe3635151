export type Child = Node | string | null | undefined;
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An HTML element with attributes (false, null and undefined are left out) and children; strings become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  setAttributes(created, attributes);
  created.append(...present(children));
  return created;
}

/** An SVG element, likewise. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const created = document.createElementNS(svgNamespace, tag);
  setAttributes(created, attributes);
  created.append(...present(children));
  return created;
}

export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Sets the text only where it changed, so that a selection in it lasts. */
export function setText(target: Element, value: string): void {
  if (target.textContent !== value) target.textContent = value;
}

/** Replaces the children, but keeps them when they would be the same text. */
export function setChildren(target: Element, ...children: readonly Child[]): void {
  target.replaceChildren(...present(children));
}

/** Style goes through the object model: the page's policy forbids style attributes. */
export function setStyle(target: HTMLElement | SVGElement, property: string, value: string): void {
  target.style.setProperty(property, value);
}

/** The value of a theme colour or another custom property, as it is now. */
export function themeValue(property: string): string {
  return getComputedStyle(document.body).getPropertyValue(property).trim();
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => child !== null && child !== undefined);
}
