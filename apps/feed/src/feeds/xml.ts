/** Text for an element or an attribute in double quotes. What XML 1.0 does not allow at all, such
 *  as control characters, is left out (section 2.2): one of them makes a whole feed unreadable. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
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
