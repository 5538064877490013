import { oneLine } from '@newsline/news';
import { sanitise, type SanitisedHtml } from '../feeds/sanitise.ts';
import { textBlocks, type TextBlock } from './block-text.ts';
import { isCaption, isListHeading, isNoise } from './boilerplate.ts';
import { dateMark } from './date-lines.ts';
import { textStart } from './element-text.ts';
import { entryTime } from './live-updates.ts';

/** A live blog as its page shows it: what stands above, and its entries in the page's order. */
export type LivePage = Pick<SanitisedHtml, 'text' | 'html' | 'imageUrl'>;

const liveName =
  /(?:^|[\s_-])(?:live(?:-?blog|-?feed|-?updates?|-?ticker)?|liveblog\w*|ticker|timeline|tuong-?thuat|truc-?tiep|dien-?bien)(?:$|[\s_-])/iu;
const liveTitle =
  /(?<!\p{L})(?:live(?:blog|ticker)?|trực tiếp|tường thuật|diễn biến|minuto a minuto|en direct|ao vivo|in diretta)(?!\p{L})/iu;
const otherName =
  /(?:^|[\s_-])(?:comments?|binh-?luan|related|lien-?quan|side-?bar|widget)(?:$|[\s_-])/iu;
const leastEntries = 2;
/** Characters of an entry's beginning among which its time is looked for. */
const entryHead = 60;
/** Of a page hardly anything else is looked at so often. */
const mostEntries = 2_000;

type Page = { readonly title: string; readonly url?: string; readonly now: Date };

/** The live blog of a page: elements beside one another that each begin with a time of day, where
 *  names, the title or microdata say that it is one. Null where there is none. */
export function livePage(document: Document, { title, url, now }: Page): LivePage | null {
  const container = containerOf(document, liveTitle.test(title));
  if (!container) return null;
  const entries = [...container.children].filter(hasTime);
  const above = blocksAbove(document, entries[0] ?? container);
  const parts = entries.flatMap((entry) => linesOf(entry, now));
  const { html, imageUrl } = sanitise(container.innerHTML, url);
  return { text: [...above, ...parts].join('\n\n'), html, imageUrl };
}

function containerOf(document: Document, isLive: boolean): Element | null {
  const counts = new Map<Element, number>();
  const looked = new Set<Element>([document.body]);
  for (const time of timesOf(document)) {
    let entry: Element | null = time;
    // A few elements up stands what is one of several beside one another.
    for (let up = 0; up < 5 && entry?.parentElement; up++, entry = entry.parentElement) {
      const parent: Element = entry.parentElement;
      if (looked.has(entry)) break;
      looked.add(entry);
      const isAlone = !entry.nextElementSibling && !entry.previousElementSibling;
      if (isAlone || otherName.test(nameOf(parent))) continue;
      if (!hasTime(entry) || !isProse(entry)) continue;
      if (isLive || liveName.test(nameOf(entry)) || liveName.test(nameOf(parent)))
        counts.set(parent, (counts.get(parent) ?? 0) + 1);
      break;
    }
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best && best[1] >= leastEntries ? best[0] : null;
}

function timesOf(document: Document): Element[] {
  const named = 'time, [class*="time"], [itemprop="datePublished"]';
  return [...document.body.querySelectorAll(named)]
    .slice(0, mostEntries)
    .filter((element) => /\d[:hg]\d\d/u.test(textStart(element, entryHead)));
}

function hasTime(element: Element): boolean {
  const head = oneLine(textStart(element, entryHead * 2)).slice(0, entryHead);
  return /(?<!\d)\d{1,2}[:hg]\d\d(?!\d)/u.test(head);
}

/** A time alone, or a headline that leads elsewhere, is no entry. */
function isProse(entry: Element): boolean {
  const text = oneLine(textStart(entry, 400));
  const link = entry.querySelector('a');
  return text.length > 25 && (!link || textStart(link, 400).length < text.length / 2);
}

function blocksAbove(document: Document, first: Element): string[] {
  const heading = document.querySelector('h1');
  let state: 'before' | 'between' | 'behind' = 'before';
  const blocks = textBlocks(document.body, {
    read(element) {
      if (element === first) state = 'behind';
      if (state === 'behind' || /^(?:NAV|ASIDE|FOOTER|FORM)$/u.test(element.nodeName)) return null;
      if (element === heading) {
        state = 'between';
        return null;
      }
      return state === 'before' && heading && !element.contains(heading) ? null : undefined;
    },
  });
  return blocks.filter((block) => isText(block) && block.text.length > 40).map(({ text }) => text);
}

function linesOf(entry: Element, now: Date): string[] {
  const value = entry.querySelector('time[datetime]')?.getAttribute('datetime') ?? null;
  const blocks = textBlocks(entry).filter(isText);
  const lines = blocks.map(({ text }) => text);
  const [first = '', ...rest] = lines;
  const mark = dateMark(first, { now, zone: 'UTC' });
  const isTime = mark?.rest === '' || /^\d{1,2}[:hg]\d\d$/u.test(first);
  const clock = /^(\d{1,2}[:hg]\d\d)\s+([^]+)$/u.exec(first);
  const time = entryTime(value) || (isTime ? first : (clock?.[1] ?? ''));
  const [next = '', ...others] = isTime ? rest : [clock?.[2] ?? first, ...rest];
  const isHeading = blocks[isTime ? 1 : 0]?.kind === 'heading';
  return isHeading || time === ''
    ? [[time, next].filter(Boolean).join(' '), ...others]
    : [time, ...[next, ...others].filter(Boolean)];
}

function isText({ text, kind, linkShare }: TextBlock): boolean {
  return (
    kind !== 'caption' &&
    linkShare < 0.8 &&
    !isNoise(text) &&
    !isCaption(text) &&
    !isListHeading(text)
  );
}

function nameOf(element: Element): string {
  return `${element.className} ${element.id} ${element.getAttribute('itemtype') ?? ''}`.slice(
    0,
    500,
  );
}
