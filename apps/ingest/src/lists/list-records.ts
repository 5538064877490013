import type { PageLink } from './page-links.ts';

/** What a page shows of one article in a list. */
export type ListRecord = {
  readonly link: PageLink;
  /** The largest element that holds this headline and no other. */
  readonly root: Element;
  /** What stands beside it without a headline of its own, and belongs to it: the `dd` of a `dt`. */
  readonly beside: readonly Node[];
};

/** What holds lists, and is no part of one. */
const holder = /^(?:BODY|MAIN|SECTION|UL|OL|DL|TABLE|TBODY|FORM)$/u;
/** Nodes beside a headline that are its own at the most. */
const mostBeside = 12;

/** The records of a page's headlines: each grows outwards until it meets another headline, and along its
 *  neighbours likewise (the data regions of MDR: Liu, Grossman, Zhai 2003, "Mining data records in Web
 *  pages", with the headline in the place of the comparison of trees). */
export function listRecords(links: readonly PageLink[]): ListRecord[] {
  const counts = new Map<Element, number>();
  for (const { element } of links)
    for (let each: Element | null = element; each; each = each.parentElement)
      counts.set(each, (counts.get(each) ?? 0) + 1);
  const roots = links.map(({ element }) => rootOf(element, counts));
  const ofRoot = new Set(roots);
  const besides = new Map<Element, readonly Node[]>();
  for (const parent of new Set(roots.map(({ parentElement }) => parentElement)))
    if (parent) for (const [root, nodes] of besideIn(parent, ofRoot)) besides.set(root, nodes);
  return links.flatMap((link, at) => {
    const root = roots[at];
    return root ? { link, root, beside: besides.get(root) ?? [] } : [];
  });
}

function rootOf(element: Element, counts: ReadonlyMap<Element, number>): Element {
  let root = element;
  for (let up = root.parentElement; up; up = up.parentElement) {
    if ((counts.get(up) ?? 0) > 1 || holder.test(up.nodeName)) break;
    root = up;
  }
  return root;
}

/** Which of a parent's other children belong to which record: those behind it where something follows
 *  the last record, else those before it. */
function besideIn(
  parent: Element,
  roots: ReadonlySet<Element>,
): ReadonlyMap<Element, readonly Node[]> {
  const gaps: Node[][] = [[]];
  const found: Element[] = [];
  for (const child of parent.childNodes) {
    if (roots.has(child as Element)) {
      found.push(child as Element);
      gaps.push([]);
    } else if (isTelling(child)) gaps.at(-1)?.push(child);
  }
  const isBehind = (gaps.at(-1)?.length ?? 0) > 0 || (gaps[0]?.length ?? 0) === 0;
  const shift = isBehind ? 1 : 0;
  if (found.length < 2) return new Map();
  return new Map(
    found.map((root, at) => {
      const nodes = gaps[at + shift] ?? [];
      const heading = nodes.findIndex(({ nodeName }) => /^H[1-6]$/u.test(nodeName));
      const own = isBehind && heading >= 0 ? nodes.slice(0, heading) : nodes;
      return [root, isBehind ? own.slice(0, mostBeside) : own.slice(-mostBeside)];
    }),
  );
}

function isTelling(node: Node): boolean {
  if (node.nodeType === 3) return (node.textContent ?? '').trim() !== '';
  return node.nodeType === 1 && node.nodeName !== 'BR' && node.nodeName !== 'HR';
}
