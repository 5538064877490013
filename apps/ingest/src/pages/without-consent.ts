import { textBlocks } from './block-text.ts';
import { consentScore, isAboutConsent } from './consent-words.ts';
import { textLengths, textStart } from './element-text.ts';

const vendor =
  /(?:^|[\s_-])(?:onetrust|didomi|cybotcookiebot\w*|cookiebot|usercentrics|qc-cmp\d?|sp_message\w*|truste|fc-consent|cky|osano|termly|iubenda|borlabs|cmplz|cookie-?law|cookieconsent|evidon|quantcast)(?:$|[\s_-])/iu;
const consentName =
  /cookie|consent|gdpr|ccpa|(?:^|[\s_-])cmp(?:$|[\s_-])|privacy-?(?:banner|notice|pop-?up|modal|layer|overlay|wall|manager|settings)/iu;
const removable = 'div, section, aside, dialog, form, footer, header, nav, p, table';
const articleParts = 'article, main, [role="main"], [itemprop="articleBody"]';
/** Of an element's text, how much must ask for consent. More within an article: it may be about it. */
const share = { named: 0.25, outside: 0.5, inside: 0.8 };

/** Takes the notices of consent out of a page, and shows what was hidden behind them. They are known
 *  by their names and words; an element with the article's heading or an element for articles in it
 *  is none, whatever it is called. Linear. */
export function withoutConsent(document: Document): Document {
  const parts = [...document.querySelectorAll(articleParts)].slice(0, 200);
  const headings = [...document.querySelectorAll('h1')].slice(0, 40);
  const titles = headings.filter((heading) => consentScore(textStart(heading, 200)) === 0);
  const isAboutIt = titles.some((heading) => isAboutConsent(textStart(heading, 200)));
  const holders = ancestors([...parts, ...titles]);
  const measured = measureConsent(document.body);
  for (const element of document.body.querySelectorAll(removable)) {
    const { asking = 0, whole = 0 } = measured.get(element) ?? {};
    if (asking === 0 || holders.has(element)) continue;
    const isInside = element.closest(articleParts) !== null;
    if (isInside && (isAboutIt || element.nodeName === 'P')) continue;
    const least = isInside ? share.inside : isNamed(element) ? share.named : share.outside;
    if (asking >= whole * least && (asking > 60 || isNamed(element))) element.remove();
  }
  showHidden(document, ancestors([...titles.slice(0, 1), ...parts.slice(0, 1)]));
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
function measureConsent(body: Element): Map<Element, { asking: number; whole: number }> {
  const measured = new Map<Element, { asking: number; whole: number }>();
  const asking = textBlocks(body).filter(({ text }) => consentScore(text) > 0);
  if (asking.length === 0) return measured;
  const lengths = textLengths(body);
  for (const { element, text } of asking) {
    let each: Element | null = element;
    for (; each && each !== body; each = each.parentElement) {
      const sum = measured.get(each) ?? { asking: 0, whole: lengths.get(each) ?? 0 };
      sum.asking += text.length;
      measured.set(each, sum);
    }
  }
  return measured;
}

/** Of the page's text, how much an element must have to be what the page is there for. */
const mainShare = 0.4;
const hiding = /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/iu;

/** A page behind such a notice, or one whose scripts show it, hides its article from readers of the
 *  screen as well: Readability passes it over. */
function showHidden(document: Document, parts: ReadonlySet<Element>): void {
  const hidden = [...document.querySelectorAll('[aria-hidden="true"], [hidden], [style]')].filter(
    (element) => !element.hasAttribute('style') || isHidden(element),
  );
  if (hidden.length === 0) return;
  const lengths = textLengths(document.body);
  const most = (lengths.get(document.body) ?? 0) * mainShare;
  for (const element of hidden) {
    if (!parts.has(element) && (lengths.get(element) ?? 0) < Math.max(most, 200)) continue;
    element.removeAttribute('aria-hidden');
    element.removeAttribute('hidden');
    if (hiding.test(element.getAttribute('style') ?? '')) element.removeAttribute('style');
  }
}

function isHidden(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    hiding.test((element.getAttribute('style') ?? '').slice(0, 1000))
  );
}
