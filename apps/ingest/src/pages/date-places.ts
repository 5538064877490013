import { oneLine, readDate } from '@newsline/news';
import type { BlockReading } from './block-text.ts';
import { textStart } from './element-text.ts';

const elsewhereTag = /^(?:NAV|ASIDE|FOOTER|FORM|DIALOG|MENU)$/u;
const elsewhereName =
  /(?:^|[\s_-])(?:comments?|binh-?luan|y-?kien|replies|side-?bar|related|lien-?quan|recommend\w*|popular|trending|most-?(?:read|viewed|popular)|(?:doc|xem)-?nhieu|tin-?(?:moi|nong|khac|hot|lien-?quan)|cung-?chuyen-?muc|widgets?|cards?|teasers?|promo|upcoming|calendar|events?|clock|dong-?ho|today|date-?now|current-?(?:date|time)|weather|thoi-?tiet|ticker|breaking|top-?(?:bar|nav|news)|masthead|site-?header|navbar|menu|footer|copyrights?|live(?:-?(?:blog|feed|entry|entries|post|item)s?)?|liveblog\w*|ticker|timeline(?:-?(?:entry|item))?|tuong-?thuat|truc-?tiep)(?:$|[\s_-])/iu;
/** Whole names: "header-content" may well be the head of the article. */
const headerName = /(?:^|\s)(?:(?:site|page|main|top)?[_-]?header|head|top|banner)(?:$|\s)/iu;
const names: readonly (readonly [label: string, name: RegExp])[] = [
  ['event', /(?:^|[\s_-])(?:events?|expir\w*|deadline|valid\w*|countdown|(?:start|end)-?date)(?:$|[\s_-])/iu],
  ['published', /publish|pubdate|date-?published|(?:^|[\s_-])(?:posted(?:-on)?|ngay-?dang|(?:post|entry|article|story|news)-?(?:date|time))(?:$|[\s_-])/iu],
  ['updated', /(?:^|[\s_-])(?:updated?|modified|date-?modified|last-?mod\w*|cap-?nhat)(?:$|[\s_-])/iu],
]; // prettier-ignore
/** Characters in an element that is there for a date. */
const longestDate = 120;

/** Reads a page for the dates of its article: without navigation, sidebars, comments, teasers and what
 *  stands in the page's header, whose clock shows today. Elements that are called a date of something
 *  say so in words, and `<time>` gives its machine-readable value. */
export function dateReading(
  heading: Element | null,
  context: { readonly now: Date; readonly zone: string },
): BlockReading {
  const holders = new Set<Element>();
  for (let each = heading; each; each = each.parentElement) holders.add(each);
  let isBelow = heading === null;
  let article = [...holders].find(({ nodeName }) => nodeName === 'ARTICLE') ?? null;
  const isElsewhere = (element: Element, name: string): boolean => {
    const tag = element.nodeName;
    if (elsewhereTag.test(tag) || elsewhereName.test(name)) return true;
    if (!isBelow && (headerName.test(name) || isPageHeader(element))) return true;
    if (tag !== 'ARTICLE') return false;
    article ??= isBelow ? element : null;
    return article !== element;
  };
  return {
    read(element) {
      if (element === heading) isBelow = true;
      if (holders.has(element)) return undefined;
      const name = nameOf(element);
      if (isElsewhere(element, name)) return null;
      if (element.nodeName === 'TIME') return timeText(element, name, context);
      const label = element.children.length === 0 ? labelOf(name) : null;
      return label ? `${label} ${textStart(element, longestDate)}` : undefined;
    },
  };
}

function isPageHeader(element: Element): boolean {
  return element.nodeName === 'HEADER' && element.closest('article, main') === null;
}

function nameOf(element: Element): string {
  const names = [element.className, element.id, element.getAttribute('itemprop') ?? ''];
  return names.join(' ').slice(0, 500);
}

function labelOf(name: string): string | null {
  return names.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** The value is the instant; the text may say more ("Actualizado 24 nov"), or, where the value is no
 *  more than a day, the time of day. */
function timeText(
  element: Element,
  name: string,
  context: { readonly now: Date; readonly zone: string },
): string {
  const shown = oneLine(textStart(element, longestDate));
  const value = element.getAttribute('datetime') ?? '';
  const at = value ? readDate(value, context)?.at : null;
  const parent = element.parentElement ? nameOf(element.parentElement) : '';
  const label = labelOf(name) ?? labelOf(parent) ?? '';
  const isDay = !/\d[T ]\d/u.test(value) && /\d[:hg]\d/u.test(shown);
  if (!at || isDay) return `${label} ${shown}`;
  const words = shown.replace(/\d[^]*$/u, '').replace(/[^\p{L} ]/gu, '');
  return `${label} ${words} ${at.toISOString()}`;
}
