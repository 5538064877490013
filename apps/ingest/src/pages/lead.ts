import { fold, oneLine, words } from '@newsline/news';
import { isCaption, isNoise } from './boilerplate.ts';
import { textStart } from './element-text.ts';

/** What stands between a title and the text, and says in a few sentences what the article is about. */
export type Lead = { readonly text: string; readonly markup: string };

const leadName =
  /(?:^|[\s_-])(?:sapo|lead|lede|chapo|chapeau|standfirst|mo-?ta|tom-?tat)(?:$|[\s_-])/iu;
/** Names that Vietnamese papers give a lead too. Elsewhere they are as often another thing's, but on
 *  a heading. */
const softName =
  /(?:^|[\s_-])(?:description|summary|sub-?(?:title|headline|head)|intro(?:duction)?|excerpt|dek|head-?text)(?:$|[\s_-])/iu;
const headingName = /(?:^|[\s_-])(?:description|summary|intro)(?:$|[\s_-])/iu;
const otherName =
  /(?:^|[\s_-])(?:images?|img|photo|picture|captions?|figure|author|media|video|player|related|cards?|items?|meta|share|social|tags?|site|footer|menu|nav|breadcrumbs?|comments?|list|widget|newsletter|cookies?|ads?)(?:$|[\s_-])/iu;
const otherTag = /^(?:NAV|ASIDE|FOOTER|FIGURE|FORM|A|BUTTON|UL|OL|TABLE|SCRIPT)$/u;
/** Characters. */
const shortest = 30;
const longest = 800;
/** Elements behind the title among which it is looked for. */
const nearby = 60;

/** The lead below the page's title, which Readability leaves out where it stands beside the text's
 *  element; null where there is none. */
export function leadOf(document: Document, { title, language }: Page): Lead | null {
  const heading = document.querySelector('h1');
  if (!heading) return null;
  let element = afterElement(heading);
  for (let count = 0; element && count < nearby; count++) {
    const name = `${element.className} ${element.id} ${element.getAttribute('itemprop') ?? ''}`;
    const isOther = otherTag.test(element.nodeName) || otherName.test(name.slice(0, 500));
    if (!isOther && isNamed(element.nodeName, name.slice(0, 500), language)) {
      const text = oneLine(textStart(element, longest + 1));
      const isLead = text.length >= shortest && text.length <= longest;
      if (isLead && !isOtherLine(text) && fold(text) !== fold(title))
        return { text, markup: element.innerHTML };
    }
    element = (isOther ? null : element.firstElementChild) ?? afterElement(element);
  }
  return null;
}

type Page = { readonly title: string; readonly language: string | null };

function isOtherLine(text: string): boolean {
  return isCaption(text) || isNoise(text);
}

function isNamed(tag: string, name: string, language: string | null): boolean {
  if (leadName.test(name)) return true;
  if (/^H[2-6]$/u.test(tag) && headingName.test(name)) return true;
  return language === 'vi' && softName.test(name);
}

/** Of a lead's words, how many in a row are compared, and how many of these a text must have. */
const wordsInRow = 3;
const sharedRows = 0.9;

/** Whether a text has the lead somewhere, links and marks in it left aside. */
export function hasLead(text: string, { text: lead }: Lead): boolean {
  const rows = rowsOf(lead);
  const all = new Set(rowsOf(text.slice(0, longest * 10)));
  return rows.filter((row) => all.has(row)).length >= rows.length * sharedRows;
}

function rowsOf(text: string): string[] {
  const all = words(text);
  const count = Math.max(1, all.length - wordsInRow + 1);
  return Array.from({ length: count }, (_, at) => all.slice(at, at + wordsInRow).join(' '));
}

function afterElement(element: Element): Element | null {
  for (let each: Element | null = element; each; each = each.parentElement)
    if (each.nextElementSibling) return each.nextElementSibling;
  return null;
}
