import { fold, oneLine, readSignature } from '@newsline/news';
import { textBlocks, type TextBlock } from './block-text.ts';
import {
  isCaption,
  isDateLabel,
  isListHeading,
  isNoise,
  isPointer,
  isVote,
  pictureMark,
} from './boilerplate.ts';
import { consentScore, isAboutConsent } from './consent-words.ts';
import { dateMark } from './date-lines.ts';
import { labelledDates } from './dated-line.ts';
import { textLengths, textStart } from './element-text.ts';

export type Pruned = { readonly text: string; readonly captions: readonly string[] };

type Context = { readonly title: string; readonly now: Date };
/** The title as it is compared with lines. */
type Folded = Context & { readonly folded: string };

const sideName =
  /(?:^|[\s_-])(?:breadcrumbs?|by-?line|author-?(?:bio|box|info|details|flyout|card|links)|bio|related(?:[\s_-]?(?:news|posts?|articles?|links?|content|stories|box))?|recirc|recommend(?:ed|ations?)?|newsletters?|sign-?up|subscri(?:be|ption)|shar(?:e|ing)|social|comments?|promo|sponsor(?:ed)?|advert(?:isement)?|tags?|tag-?list|copyrights?|trending|popular|most-?read|read-?more|see-?also|outbrain|taboola|print-?header|side-?bar|top-?nav|toolbar|cta|tin-?lien-?quan|lien-?quan|box-?tin|vote|rating|disclaimer|footer|hidden|visually-?hidden|sr-only|screen-reader-text)(?:$|[\s_-])/iu;
/** Not the elements inside a line: a link's class may say "tag" and its text be a name. */
const sideable =
  'div, section, aside, nav, footer, form, header, ul, ol, dl, p, table, h2, h3, h4, h5, h6, button, menu, dialog';
const sideTag = /^(?:NAV|ASIDE|FOOTER|FORM|BUTTON|MENU|DIALOG)$/u;
/** No part of this share of the text is taken out for its name or its links: the name would be
 *  wrong, or the article a list of links. */
const maxPrunedShare = 0.4;
const maxProseBelowCut = 0.15;
/** Characters in an element that holds a picture's lines and nothing else. */
const maxCaptionHolder = 400;

/** Takes out of an article's element what is not the article, and gives its text. Works by names of
 *  classes, by links and by words; see `boilerplate`. The element is changed. */
export function prune(root: Element, { title, now }: Context): Pruned {
  const context = { title, now, folded: fold(title) };
  removeSides(root);
  removeOtherArticles(root);
  const blocks = textBlocks(root);
  const whole = lengthOfAll(blocks);
  const pointers = blocks.filter((block) => isLinkLine(block));
  const dropped = new Set<TextBlock>(
    lengthOfAll(pointers) <= whole * maxPrunedShare ? pointers : [],
  );
  const last = cutAt(blocks, whole);
  const first = headEnd(blocks, context);
  blocks.forEach((block, at) => {
    const isOutside = at < first ? isHeadLine(block, context) : at >= last;
    if (isOutside || isJunk(block, context)) dropped.add(block);
  });
  const below = blocks.findLastIndex((block) => !dropped.has(block) && !isDate(block, context));
  for (const block of blocks.slice(below + 1)) dropped.add(block);
  const kept = blocks.filter((block) => !dropped.has(block));
  removeBlocks(dropped, kept);
  const captions = captionsOf(blocks);
  return {
    text: kept
      .filter((block) => !captions.has(block))
      .map(({ text }) => text)
      .join('\n\n'),
    captions: [
      ...new Set([...captions].map(({ text }) => oneLine(text)).filter((line) => !isNoise(line))),
    ],
  };
}

function removeSides(root: Element): void {
  // Before an element come only removals outside of it: its length is the one it had at first.
  const lengths = textLengths(root);
  const most = lengthOf(lengths, root) * maxPrunedShare;
  for (const element of root.querySelectorAll(sideable)) {
    const isSide =
      sideTag.test(element.nodeName) || sideName.test(`${element.className} ${element.id}`);
    if (isSide && lengthOf(lengths, element) < most) element.remove();
  }
}

/** Cards of other articles are `<article>` elements too. Where several stand side by side, the
 *  first with a text is this one's, unless it stands outside of them all. */
function removeOtherArticles(root: Element): void {
  const all = [...root.querySelectorAll('article')];
  if (all.length === 0) return;
  const outermost: Element[] = [];
  for (const article of all) if (!outermost.at(-1)?.contains(article)) outermost.push(article);
  const lengths = textLengths(root);
  const inside = sum(outermost.map((article) => lengthOf(lengths, article)));
  const whole = lengthOf(lengths, root);
  const own =
    whole - inside < whole / 2
      ? outermost.find((article) => lengthOf(lengths, article) > 250)
      : undefined;
  for (const article of outermost) if (article !== own) article.remove();
  const nested = all.filter((article) => own?.contains(article) && article !== own);
  const nestedLength = sum(nested.map((article) => lengthOf(lengths, article)));
  if (own && nestedLength < lengthOf(lengths, own) / 2)
    for (const article of nested) article.remove();
}

/** Below a text stands the date of something else, or the article's once more. */
function isDate({ text, kind }: TextBlock, { now }: Context): boolean {
  return kind !== 'caption' && dateMark(text, { now, zone: 'UTC' })?.rest === '';
}

function isLinkLine({ text, kind, linkShare }: TextBlock): boolean {
  if (kind === 'caption' || linkShare < 0.9 || text.length < 8) return false;
  return kind !== 'heading' || text.length > 20;
}

function isJunk(block: TextBlock, { folded, title }: Folded): boolean {
  const { text, kind } = block;
  if (kind === 'caption') return false;
  if (isNoise(text) || isVote(text) || pictureMark(text) !== null) return true;
  if (consentScore(text) > 1 && !isAboutConsent(title)) return true;
  if (isDateLabel(text)) return true;
  if (isPointer(text) && (block.linkShare > 0.3 || text.length < 120)) return true;
  return kind === 'heading' && (isListHeading(text) || fold(text) === folded);
}

/** Where the article ends: at a heading of other things, late, with little running text below. */
function cutAt(blocks: readonly TextBlock[], whole: number): number {
  let after = 0;
  let proseAfter = 0;
  let cut = blocks.length;
  for (let at = blocks.length - 1; at >= 0 && after < whole * maxPrunedShare; at--) {
    const block = blocks[at];
    if (!block) break;
    after += block.text.length;
    if (isProse(block)) proseAfter += block.text.length;
    const ends = isListHeading(block.text) || isVote(block.text);
    if (ends && proseAfter < whole * maxProseBelowCut) cut = at;
  }
  return cut;
}

function isProse({ text, linkShare }: TextBlock): boolean {
  return linkShare < 0.3 && text.length > 80 && endsSentence(text);
}

/** Above the first sentence stand titles, dates and names. */
function headEnd(blocks: readonly TextBlock[], { folded }: Folded): number {
  const first = blocks.findIndex(
    ({ text, kind }) =>
      kind !== 'caption' &&
      (text.length > 80 || (text.length > 30 && endsSentence(text))) &&
      fold(text) !== folded,
  );
  return Math.max(0, first);
}

const dayOfYear =
  /^(?:(?:published|updated|edited|posted|cập nhật|đăng)[\s:]{1,3}(?:on |lúc |ngày )?)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.? \d{1,2}|\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tháng)\p{L}{0,6}\.?(?: \d{1,2})?)$/iu;

function isHeadLine({ text, kind, linkShare }: TextBlock, { folded, now }: Folded): boolean {
  if (kind === 'caption') return false;
  if (fold(text) === folded || linkShare > 0.5) return true;
  const context = { now, zone: 'UTC' };
  const mark = dateMark(text, context);
  if ((mark && mark.rest.length < 60) || labelledDates(text, context).length > 0) return true;
  if (dayOfYear.test(text)) return true;
  if (/^(?:by|bởi|tác giả|von|par|por)\P{L}*$/iu.test(text)) return true;
  return (
    (/\b(?:19|20)\d\d\b/u.test(text) && /\d:\d\d/u.test(text)) || readSignature(text, true) !== null
  );
}

/** As sentences end in any script. */
function endsSentence(text: string): boolean {
  return /[.!?…:。！？।؟]["”’»)\]」』]*$/u.test(text);
}

/** Captions by their element or their credit, and what stands before a credit in one element. */
function captionsOf(blocks: readonly TextBlock[]): Set<TextBlock> {
  const captions = new Set(
    blocks.filter(({ kind, text }) => kind === 'caption' || isCaption(text)),
  );
  const small = new Map<Element, boolean>();
  const isSmall = (holder: Element): boolean => {
    const isIt = small.get(holder) ?? textStart(holder, maxCaptionHolder).length < maxCaptionHolder;
    small.set(holder, isIt);
    return isIt;
  };
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    const holder = block.element.parentElement;
    if (!next || !captions.has(next) || block.text.length >= maxCaptionHolder) continue;
    const shared = holder && holder === next.element.parentElement && isSmall(holder);
    if (shared || block.element.contains(next.element)) captions.add(block);
  }
  return captions;
}

/** A dropped block's element goes, unless something that is kept lives inside it. */
function removeBlocks(dropped: ReadonlySet<TextBlock>, kept: readonly TextBlock[]): void {
  const needed = new Set<Element>();
  for (const block of kept) {
    let element: Element | null = block.element;
    for (; element && !needed.has(element); element = element.parentElement) needed.add(element);
  }
  for (const { element } of dropped)
    if (!needed.has(element) && element.parentElement) element.remove();
}

function lengthOf(lengths: ReadonlyMap<Element, number>, element: Element): number {
  return lengths.get(element) ?? 0;
}

function lengthOfAll(blocks: readonly TextBlock[]): number {
  return sum(blocks.map(({ text }) => text.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
