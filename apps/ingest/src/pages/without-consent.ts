import { oneLine } from '@newsline/news';
import { consentScore, isAboutConsent, mayAskConsent } from './consent-words.ts';
import { textLengths, textStart } from './element-text.ts';

const vendor =
  /(?:^|[\s_-])(?:onetrust|didomi|cybotcookiebot\w*|cookiebot|usercentrics|qc-cmp\d?|sp_message\w*|truste|fc-consent|cky|osano|termly|iubenda|borlabs|cmplz|cookie-?law|cookieconsent|evidon|quantcast)(?:$|[\s_-])/iu;
const consentName =
  /cookie|consent|gdpr|ccpa|(?:^|[\s_-])cmp(?:$|[\s_-])|privacy-?(?:banner|notice|pop-?up|modal|layer|overlay|wall|manager|settings)/iu;
const removable = /^(?:DIV|SECTION|ASIDE|DIALOG|FORM|FOOTER|HEADER|NAV|P|TABLE)$/u;
const articleParts = 'article, main, [role="main"], [itemprop="articleBody"]';
/** Of an element's text, how much must ask for consent. More within an article: it may be about it. */
const share = { named: 0.25, outside: 0.5, inside: 0.8 };

/** Takes the notices of consent out of a page, and shows what was hidden behind them. They are known
 *  by their names and words; an element with the article's heading or an element for articles in it
 *  is none, whatever it is called. Linear. */
export function withoutConsent(document: Document): Document {
  const measured = measureConsent(document);
  const parts = [...document.querySelectorAll(articleParts)].slice(0, 200);
  const headings = [...document.getElementsByTagName('h1')].slice(0, 40);
  const titles = headings.filter((heading) => consentScore(textStart(heading, 200)) === 0);
  const isAboutIt = titles.some((heading) => isAboutConsent(textStart(heading, 200)));
  const holders = ancestors([...parts, ...titles]);
  for (const [element, { asking, whole }] of measured) {
    if (holders.has(element) || !removable.test(element.nodeName)) continue;
    const isInside = element.closest(articleParts) !== null;
    if (isInside && (isAboutIt || element.nodeName === 'P')) continue;
    const least = isInside ? share.inside : isNamed(element) ? share.named : share.outside;
    if (asking >= whole * least && (asking > 60 || isNamed(element))) element.remove();
  }
  showHidden(document, [...titles.slice(0, 1), ...parts.slice(0, 1)]);
  return document;
}

function isNamed({ className, id }: Element): boolean {
  const name = `${className} ${id}`.slice(0, 500);
  return vendor.test(name) || consentName.test(name);
}

function ancestors(elements: readonly Element[]): Set<Element> {
  const all = new Set<Element>();
  for (const element of elements) {
    let each: Element | null = element;
    for (; each && !all.has(each); each = each.parentElement) all.add(each);
  }
  return all;
}

/** Characters of text in elements with any that asks for consent. */
function measureConsent(document: Document): Map<Element, { asking: number; whole: number }> {
  const { body } = document;
  const measured = new Map<Element, { asking: number; whole: number }>();
  const asking = askingElements(document);
  if (asking.length === 0) return measured;
  const lengths = textLengths(body);
  for (const element of asking) {
    const length = Math.min(lengths.get(element) ?? 0, longestNotice);
    let each: Element | null = element;
    for (; each && each !== body; each = each.parentElement) {
      const sum = measured.get(each) ?? { asking: 0, whole: lengths.get(each) ?? 0 };
      sum.asking += length;
      measured.set(each, sum);
    }
  }
  return measured;
}

const showText = 4;
const inline = /^(?:A|B|I|U|EM|STRONG|SPAN|SMALL|FONT|LABEL)$/u;
/** Characters of a line of one: in a longer element it is not all of the text. */
const longestNotice = 1_500;

/** Those whose own text asks for it. Text by text, as most pages have a word of it somewhere, and
 *  putting all their lines together takes time. */
function askingElements(document: Document): Element[] {
  const looked = new Set<Element>();
  const walker = document.createTreeWalker(document.body, showText);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!mayAskConsent((node.textContent ?? '').slice(0, longestNotice))) continue;
    let element = node.parentElement;
    while (element?.parentElement && inline.test(element.nodeName)) element = element.parentElement;
    if (element && element.nodeName !== 'SCRIPT') looked.add(element);
  }
  return [...looked].filter((element) => consentScore(oneLine(textStart(element, 800))) > 0);
}

/** Of the page's text, how much an element must have to be what the page is there for. */
const mainShare = 0.4;
const hiding = /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/iu;

/** A page behind such a notice, or one whose scripts show it, hides its article from readers of the
 *  screen as well: Readability passes it over. Looked at are the elements around the title or the
 *  first element for articles, and the large ones behind these. */
function showHidden(document: Document, parts: readonly Element[]): void {
  const around = ancestors(parts);
  const behind = new Set<Element>();
  for (const element of around) {
    let next = element.nextElementSibling;
    for (let count = 0; next && count < 10; count++, next = next.nextElementSibling)
      if (isHidden(next)) behind.add(next);
  }
  const lengths = behind.size > 0 ? textLengths(document.body) : new Map<Element, number>();
  const most = (lengths.get(document.body) ?? 0) * mainShare;
  for (const element of [...around].filter(isHidden)) show(element);
  for (const element of behind)
    if ((lengths.get(element) ?? 0) >= Math.max(most, 200)) show(element);
}

function show(element: Element): void {
  element.removeAttribute('aria-hidden');
  element.removeAttribute('hidden');
  if (hiding.test(element.getAttribute('style') ?? '')) element.removeAttribute('style');
}

function isHidden(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    hiding.test((element.getAttribute('style') ?? '').slice(0, 1000))
  );
}
