import { textStart } from '../pages/element-text.ts';
import { headlineWeight, median } from './headline-weight.ts';
import type { PageLink } from './page-links.ts';

/** Links with one tag path, each to an address of its own. */
export type HeadlineCluster = { readonly path: string; readonly links: readonly PageLink[] };

/** In letters: names of sections and of people weigh less, headlines more. */
const leastHeadline = 12;
const leastMedian = 24;
const mostHeadline = 250;

/** The links of a page that may be headlines, by their tag paths: their texts say enough, they stand by
 *  themselves and not in a sentence, and their neighbours are no menu. */
export function headlineClusters(links: readonly PageLink[]): HeadlineCluster[] {
  const told = headlinesOf(links).filter(standsAlone);
  const clusters = Map.groupBy(told, ({ path }) => path);
  return [...clusters].flatMap(([path, all]) => {
    const kept = withoutMenus(all);
    return kept.length > 0 ? { path, links: kept } : [];
  });
}

/** For each address the link that says what it is called: of a card's links, the heading, else the first
 *  that says enough; a picture or "read more" says nothing. In the page's order. */
function headlinesOf(links: readonly PageLink[]): PageLink[] {
  const best = new Map<string, PageLink>();
  for (const link of links) {
    const before = best.get(link.key);
    if (isHeadline(link) && (!before || (link.isHeading && !before.isHeading)))
      best.set(link.key, link);
  }
  return [...best.values()];
}

function isHeadline({ text }: PageLink): boolean {
  const weight = headlineWeight(text);
  return weight >= leastHeadline && weight <= mostHeadline;
}

/** Of the text before it on its line, in letters: a date, a section. */
const mostBefore = 40;
const leastShare = 0.5;

/** A sentence goes on around its links; a headline begins its line, or is most of it. */
function standsAlone({ element, text }: PageLink): boolean {
  const before = textBeside(element, 'previousSibling');
  if (headlineWeight(before) <= mostBefore && !/\p{Ll}{2}\s+\p{Ll}+\s*$/u.test(before)) return true;
  const after = textBeside(element, 'nextSibling');
  const weight = headlineWeight(text);
  return weight >= leastShare * (weight + headlineWeight(before) + headlineWeight(after));
}

const inline = /^(?:SPAN|B|I|EM|STRONG|SMALL|FONT|U|TIME|LABEL|MARK|SUP|SUB|ABBR|CITE|CODE)$/u;
const longestLine = 300;
const mostNodes = 30;

/** The text on one side of a link, up to where its line ends or another link stands. */
function textBeside(link: Element, side: 'previousSibling' | 'nextSibling'): string {
  let text = '';
  let node: Node = link;
  for (let count = 0; count < mostNodes && text.length < longestLine; count += 1) {
    const next: Node | null = node[side];
    if (!next) {
      const up: Element | null = node.parentElement;
      if (!up || !inline.test(up.nodeName)) break;
      node = up;
      continue;
    }
    const isInline = next.nodeType === 1 && inline.test(next.nodeName);
    if (next.nodeType === 1 && !isInline) break;
    const part = isInline ? textStart(next as Element, longestLine) : textOf(next);
    text = side === 'previousSibling' ? part + text : text + part;
    node = next;
  }
  return text.replace(/\s+/gu, ' ').trim();
}

function textOf(node: Node): string {
  return node.nodeType === 3 ? (node.textContent ?? '').slice(0, longestLine) : '';
}

/** Menus and headlines may have one tag path: each group of neighbours is judged by itself. */
function withoutMenus(links: readonly PageLink[]): PageLink[] {
  const groups = Map.groupBy(links, holderAmong(links));
  const menus = new Set(
    [...groups.values()]
      .filter((group) => median(group.map(({ text }) => headlineWeight(text))) < leastMedian)
      .flat(),
  );
  return links.filter((link) => !menus.has(link));
}

/** The innermost element around a link that holds another of these too. */
function holderAmong(links: readonly PageLink[]): (link: PageLink) => Element | null {
  const counts = new Map<Element, number>();
  for (const { element } of links)
    for (let each = element.parentElement; each; each = each.parentElement)
      counts.set(each, (counts.get(each) ?? 0) + 1);
  return ({ element }) => {
    let holder = element.parentElement;
    while (holder && (counts.get(holder) ?? 0) < 2) holder = holder.parentElement;
    return holder;
  };
}
