import { withoutForbidden } from '../http/without-forbidden.ts';

/** Text for an element or an attribute in double quotes. */
export function xmlText(text: string): string {
  return withoutForbidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export type Attributes = Readonly<Record<string, string | null>>;

/** An element with text; nothing where there is no text. */
export function element(name: string, text: string | null, attributes: Attributes = {}): string {
  if (text === null || text === '') return '';
  return `<${name}${written(attributes)}>${xmlText(text)}</${name}>`;
}

/** An element with elements; null and empty ones are left out. */
export function parent(
  name: string,
  children: readonly string[],
  attributes: Attributes = {},
): string {
  return lines([startOf(name, attributes), ...children, `</${name}>`]);
}

/** One below the other, without empty ones. */
export function lines(elements: readonly string[]): string {
  return elements.filter(Boolean).join('\n');
}

export function empty(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}/>`;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The start of an element whose content and end follow. */
export function startOf(name: string, attributes: Attributes = {}): string {
  return `<${name}${written(attributes)}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([name, value]) => ` ${name}="${xmlText(value)}"`)
    .join('');
}
