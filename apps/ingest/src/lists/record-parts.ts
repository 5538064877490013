import { oneLine } from '@newsline/news';
import { pictureUrl } from '../feeds/picture-url.ts';
import type { Resolve } from '../feeds/web-url.ts';
import { textBlocks, type TextBlock } from '../pages/block-text.ts';
import { isCaption, isNoise } from '../pages/boilerplate.ts';
import { textStart } from '../pages/element-text.ts';
import { headlineWeight } from './headline-weight.ts';
import type { ListRecord } from './list-records.ts';
import type { PageLink } from './page-links.ts';
import {
  addressDate,
  machineDate,
  monthOfHeading,
  shownDate,
  withoutDate,
  type DateContext,
  type RecordDate,
} from './record-dates.ts';

export type RecordParts = {
  /** As the record itself shows it. */
  readonly shown: RecordDate | null;
  /** `shown`, else by the heading above or the address. */
  readonly date: RecordDate | null;
  readonly summary: string;
  readonly imageUrl: string | null;
  /** It offers something for sale. */
  readonly hasPrice: boolean;
};

export type PartsContext = DateContext & { readonly resolve: Resolve };

/** Elements of one record that are looked at; a card has a tenth. */
const mostElements = 120;
const mostBlocks = 30;
const longestPiece = 200;
const mostLinked = 0.5;
const longestSummary = 2_000;
/** In letters. */
const leastSummary = 40;
const price =
  /^(?:(?:giá|price|from|từ|chỉ)(?: bán)?\s?:?\s?)?(?:(?:[$€£¥₫₹₩]|us\$|vnd|usd|eur)\s?\d[\d.,]{0,14}|\d[\d.,]{0,14}\s?(?:[$€£¥₫₹₩]|đ|vnđ|vnd|usd|eur|triệu|tr)|liên hệ)(?:\s?\/\s?\p{L}{1,12})?$/iu;
const buy =
  /^(?:add to (?:cart|basket|bag)|buy now|thêm vào giỏ(?: hàng)?|mua ngay|đặt (?:hàng|mua)(?: ngay)?|加入购物车|カートに入れる)$/iu;

export function partsOf({ link, root, beside }: ListRecord, context: PartsContext): RecordParts {
  const roots = [root, ...beside.filter((node): node is Element => node.nodeType === 1)];
  const elements = roots.flatMap((each) => within(each)).slice(0, mostElements);
  const pieces = [...elements.map((each) => pieceOf(each, link.headline)), ...bareTexts(beside)];
  const blocks = roots.flatMap((each) => blocksOf(each, link));
  const lines = blocks.flatMap(({ text }) => text.split('\n', 5)).map(oneLine);
  const shown =
    firstOf(elements, (each) => machineDate(machineValue(each), context)) ??
    firstOf([...pieces, ...lines], (text) => shownDate(text, link.under, context));
  return {
    shown,
    date: shown ?? addressDate(link.url, context) ?? monthOfHeading(link.under, context),
    summary: summaryOf(blocks, link, context),
    imageUrl: firstOf(elements, (each) => pictureIn(each, context)),
    hasPrice: pieces.some((text) => price.test(text) || buy.test(text)),
  };
}

function within(root: Element): Element[] {
  return [root, ...root.querySelectorAll('*')];
}

/** The text of an element that holds no other, outside of the headline. */
function pieceOf(element: Element, headline: Element): string {
  if (headline.contains(element)) return '';
  if (element.children.length > 0) return ownText(element);
  return oneLine(textStart(element, longestPiece));
}

function ownText(element: Element): string {
  const own = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).slice(0, 20);
  return oneLine(
    own
      .map(({ textContent }) => textContent ?? '')
      .join(' ')
      .slice(0, longestPiece),
  );
}

function bareTexts(nodes: readonly Node[]): string[] {
  return nodes
    .filter(({ nodeType }) => nodeType === 3)
    .map(({ textContent }) => oneLine((textContent ?? '').slice(0, longestPiece)));
}

/** Without the headline. As a reader sees them: a day and its month may have an element each. */
function blocksOf(root: Element, link: PageLink): readonly TextBlock[] {
  const { headline } = link;
  if (root === headline) return [];
  const read = (element: Element) =>
    element === headline || isWayOn(element, link) ? null : undefined;
  return textBlocks(root, { read }).slice(0, mostBlocks);
}

/** "Read more", "Continue reading" and the headline: another link to the same page that tells nothing. */
function isWayOn(element: Element, { element: link, text }: PageLink): boolean {
  if (element.nodeName !== 'A' || element === link) return false;
  if (element.getAttribute('href') !== link.getAttribute('href')) return false;
  const said = oneLine(textStart(element, longestSummary));
  return headlineWeight(said) < leastSummary || said.includes(text);
}

function machineValue(element: Element): string {
  if (element.nodeName === 'TIME') return element.getAttribute('datetime') ?? '';
  const name = element.getAttribute('itemprop') ?? '';
  if (!/^date(?:Published|Created)$/iu.test(name)) return '';
  return element.getAttribute('content') ?? element.getAttribute('datetime') ?? '';
}

function summaryOf(blocks: readonly TextBlock[], link: PageLink, context: DateContext): string {
  for (const block of blocks) {
    const { text, kind } = block;
    const line = withoutDate(oneLine(text), context);
    if (kind === 'caption' || kind === 'heading' || headlineWeight(line) < leastSummary) continue;
    if (isNoise(line) || isCaption(line) || leadsElsewhere(block, link)) continue;
    return line.slice(0, longestSummary);
  }
  return '';
}

/** The text of a link to another page is no summary of this one. */
function leadsElsewhere({ element, linkShare }: TextBlock, { element: link }: PageLink): boolean {
  if (linkShare < mostLinked || element.closest('a') === link) return false;
  const href = link.getAttribute('href');
  return [...element.querySelectorAll('a')].some((other) => other.getAttribute('href') !== href);
}

function pictureIn(element: Element, { resolve }: PartsContext): string | null {
  if (element.nodeName !== 'IMG') return null;
  const attributes = Object.fromEntries(
    [...element.attributes].slice(0, 30).map(({ name, value }) => [name, value]),
  );
  return pictureUrl(attributes, resolve);
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | null,
): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
