import { textStart } from './element-text.ts';

const placeName =
  /(?:^|[\s_-])(?:(?:location|place)[\s_-]?(?:stamp|label|name|tag)|location|dia-?danh)(?:$|[\s_-])/iu;
const mayHaveSome = /location|place[\s_-]?(?:stamp|label|name|tag)|dia-?danh/iu;
const inline = 'p > span, h2 > span, div > span, p > strong, p > b, h2 > strong';
/** Characters. */
const longest = 60;

/** A page without what says where a report is from in an element of its own, which some set in front
 *  of the first letter without a space between.
 *  @param markup of the document: most have no word of it */
export function withoutPlaces(document: Document, markup: string): Document {
  if (!mayHaveSome.test(markup)) return document;
  for (const element of document.body.querySelectorAll(inline)) {
    if (!placeName.test(element.className)) continue;
    const isFirst = !element.previousSibling?.textContent?.trim();
    const isBeforeText = (element.nextSibling?.textContent?.trim() ?? '') !== '';
    if (isFirst && isBeforeText && textStart(element, longest).length < longest) element.remove();
  }
  return document;
}
