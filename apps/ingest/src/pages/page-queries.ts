import { textStart } from './element-text.ts';

/** The content of the first of these `<meta>` that the page has, by property, name or itemprop. */
export type Meta = (...names: string[]) => string | null;

export function metaOf(document: Document): Meta {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop');
    const content = element.getAttribute('content')?.trim();
    if (name && content && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), content);
  }
  return (...names) =>
    names.map((name) => values.get(name)).find((value) => value !== undefined) ?? null;
}

/** The texts of the first elements that match; hostile pages have thousands. */
export function texts(document: Document, selector: string, maxLength = 1000): string[] {
  return [...document.querySelectorAll(selector)]
    .slice(0, 40)
    .map((element) => textStart(element, maxLength));
}

/** For each matching element its first attribute of these that says something, else ''. */
export function attributes(document: Document, selector: string, ...names: string[]): string[] {
  return [...document.querySelectorAll(selector)]
    .slice(0, 20)
    .map((element) => names.map((name) => element.getAttribute(name)).find(Boolean) ?? '');
}
