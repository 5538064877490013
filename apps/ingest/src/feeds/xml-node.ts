/** An element in the shape that rss-parser expects of xml2js: attributes under `$`, text under `_`,
 *  child elements as lists under their names (`children` reads them). Names are `canonicalName`s.
 *  Texts are resolved: `_` is one plain line where the format has plain text; where it has HTML,
 *  `_` is empty and the HTML, unsanitised, is in `html`. */
export type XmlNode = {
  $: Record<string, string>;
  _: string;
  html?: string;
  /** From xml:base, absolute; empty where the document says nothing. */
  base: string;
  /** From xml:lang; empty where the document says nothing. */
  lang: string;
};

type Lists = Record<string, XmlNode[] | undefined>;

/** The child elements of one name, in document order. */
export function children(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return (node as unknown as Lists | undefined)?.[name] ?? [];
}

/** Adds a child element. Names are from the closed list of `canonicalName`, so none can hide a
 *  field of the node or reach its prototype. */
export function addChild(node: XmlNode, name: string, child: XmlNode): void {
  ((node as unknown as Lists)[name] ??= []).push(child);
}

/** Leaves no more than the first and the last so many of a name, give or take as many: taking out one
 *  at a time would move all behind it. */
export function keepEnds(node: XmlNode, name: string, many: number): void {
  const list = (node as unknown as Lists)[name];
  if (list && list.length >= 3 * many) list.splice(many, list.length - 2 * many);
}

export function removeChildren(node: XmlNode, name: string): void {
  (node as unknown as Lists)[name] = undefined;
}
