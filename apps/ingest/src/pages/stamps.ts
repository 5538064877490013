import { readByline } from '@newsline/news';

/** A paper's own mark: "(Báo Biển) - ", "TTO - ". */
const bracket = /^\((?<name>[\p{L}\d .+]{2,25})\)\s{0,3}[-–—:]\s{1,3}/u;
const acronym = /^(?<name>[\p{Lu}\d.]{2,12})\s{1,3}[-–—]\s{1,3}(?=[\p{Lu}"“])/u;
/** Papers that sign so, besides those that are known by it; "WHO" is none. */
const ownAcronym = /^(?:TNO|LĐO|ANTĐO|HNMO|GDVN)$|.{3}O$|\.VN$/u;
const agency =
  /^(?:TTXVN|VNA|AFP|AP|(?:The )?Associated Press|UPI|DPA|EFE|TASS|Reuters|Xinhua|Tân Hoa xã|Sputnik|Yonhap|Kyodo|Bloomberg|CNN|BBC)$/iu;
/** "Hà Nội (TTXVN) – ", "Paris (AFP 20/11) - ". */
const town = String.raw`\p{Lu}[\p{L}.]{0,20}(?:[ -]\p{Lu}[\p{L}.]{0,20}){0,5}`;
const townAndSource = new RegExp(
  String.raw`^${town}(?:,? ngày [\d/-]{3,10}|,? \d{1,2}/\d{1,2})?\s{0,3}\((?<name>[^()]{2,30})\)\s{0,3}(?:[-–—:]\s{0,3})?(?=[\p{Lu}"“])`,
  'u',
);
/** "HÀ NỘI — ": two words at least, as one may be an organisation. */
const townAlone =
  /^\p{Lu}[\p{Lu}.]{0,20}(?:[ -]\p{Lu}[\p{Lu}.]{0,20}){1,5}\s{0,3}[-–—]\s{1,3}(?=[\p{Lu}"“])/u;

/** Whether a name is that of an agency, whose reports others print. */
export function isAgency(name: string): boolean {
  return agency.test(name);
}

/** A Vietnamese text without the mark of its own paper in front. */
export function withoutOwnStamp(text: string): string {
  const found = bracket.exec(text) ?? acronym.exec(text);
  const name = found?.groups?.['name'] ?? '';
  if (!found || agency.test(name)) return text;
  const isMark = found[0].startsWith('(') || ownAcronym.test(name) || isOutlet(name);
  return isMark ? text.slice(found[0].length) : text;
}

/** A Vietnamese text without the place and the agency in front of its lead and of what follows that.
 *  In English they are part of the sentence ("HANOI (Reuters) - "). */
export function withoutStamps(text: string): string {
  const [lead = '', first, ...rest] = text.split('\n\n');
  const head = first === undefined ? [lead] : [lead, first];
  return [...head.map(withoutStamp), ...rest].join('\n\n');
}

function withoutStamp(text: string): string {
  const placed = townAndSource.exec(text);
  const source = placed?.groups?.['name']?.replace(/[ ,]+\d[\d/-]*$/u, '') ?? '';
  if (placed && isOutlet(source)) return text.slice(placed[0].length);
  const found = townAlone.exec(text) ?? bracket.exec(text) ?? acronym.exec(text);
  if (!found) return text;
  const name = found.groups?.['name'] ?? '';
  return name === '' || agency.test(name) ? text.slice(found[0].length) : text;
}

function isOutlet(name: string): boolean {
  return readByline(name).attribution.length > 0;
}
