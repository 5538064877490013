import { fold, foldKeepingMarks } from './fold.ts';

/** What a publisher says of an article beside its text. */
export type Published = {
  readonly title: string;
  readonly url: string | null;
  readonly authors: readonly string[];
  /** Sections before tags, as feeds have them. */
  readonly categories: readonly string[];
};

/** How publishers name what somebody paid for, folded. */
const paidNames = new Set(
  `sponsored|sponsored content|sponsored post|sponsored posts|sponsored article|sponsored articles
  |sponsored story|sponsored stories|sponsored feature|sponsored features|sponsor content|sponsor post
  |advertorial|advertorials|advertisement feature|advertising feature|paid content|paid post|paid posts
  |paidpost|paid partner content|partner content|partnercontent|brand content|brandcontent|brand post
  |brand studio|brandstudio|promoted content|promoted post|promoted posts
  |thong tin doanh nghiep|doanh nghiep tu gioi thieu|thong tin tai tro|tin tai tro|noi dung tai tro
  |bai tai tro|bai viet tai tro|bai pr|tin pr|tin quang cao|bai quang cao|noi dung quang cao
  |thong tin quang cao`
    .split('|')
    .map((name) => name.trim()),
);
/** Is a paid section as well, and without its mark "Doanh nghiệp Việt", businesses of Vietnam. */
const paidWithMarks = 'doanh nghiệp viết';
/** Tags of articles about advertising as well: only what an article is filed under first is its section. */
const paidSections = new Set(
  'pr|quang cao|can biet|rao vat|advertisement|advertisements|branded content'.split('|'),
);
const longestName = 80;
/** So much of a title at either end. */
const nearEnd = 100;
const head = /^\s{0,9}(?<open>[[(【（])\s{0,3}(?<name>[^\])】）]{2,40})[\])】）]/u;
const tail = /(?<open>[[(【（])\s{0,3}(?<name>[^[(【（\])】）]{2,40})[\])】）]\s{0,9}$/u;
const label = /^\s{0,9}(?<name>[\p{L} -]{2,40}?)\s{0,3}[:|｜：]/u;
const ending = /\s[|｜–—-]\s(?<name>[\p{L} -]{2,40})$/u;
const bracketed = new Set(['quang cao', 'advertisement']);
/** Of no other language of Latin letters. */
const vietnameseLetter = /[ăđơưạ-ỹ]/iu;

/** Whether an article is advertising by its publisher's own word: a mark at an end of the title ("[PR]",
 *  "(QC)", "Sponsored: …"), a section, a folder of the address, or whom it names as the author. Texts are not
 *  judged: what nobody calls an advertisement is none here. So is an official communiqué, and an article
 *  about advertising. */
export function isPromotion({ title, url, authors, categories }: Published): boolean {
  return (
    isMarked(title) ||
    categories.some(isPaidCategory) ||
    paidSections.has(plainName(categories[0] ?? '')) ||
    authors.some(isPaidAuthor) ||
    isInPaidFolder(url, vietnameseLetter.test(title))
  );
}

function isMarked(title: string): boolean {
  const [beginning, end] = [fold(title.slice(0, nearEnd)), fold(title.slice(-nearEnd))];
  const isVietnamese = vietnameseLetter.test(title);
  const brackets = [head.exec(beginning), tail.exec(end)];
  if (brackets.some((found) => isPaidBracket(found?.groups, isVietnamese))) return true;
  if (/^sponsored by [^:]{1,60}:/u.test(beginning)) return true;
  return [label.exec(beginning), ending.exec(end)].some((found) =>
    paidNames.has(plainName(found?.groups?.['name'] ?? '')),
  );
}

/** "(PR)" is Puerto Rico as well, and proportional representation, "(QC)" Quebec: round brackets mean
 *  advertising in Vietnamese alone, where nothing else is called so. */
function isPaidBracket(
  groups: Readonly<Record<string, string>> | undefined,
  isVietnamese: boolean,
): boolean {
  const name = plainName(groups?.['name'] ?? '');
  if (name === 'pr') return isVietnamese || /[[【]/u.test(groups?.['open'] ?? '');
  if (name === 'qc') return isVietnamese;
  return bracketed.has(name) || paidNames.has(name);
}

function isPaidCategory(category: string): boolean {
  return category.split(/[>/|»]/u, 9).some((name) => {
    const plain = plainName(name);
    return (
      isPaidName(plain) || foldKeepingMarks(name.trim().slice(0, longestName)) === paidWithMarks
    );
  });
}

/** No wires that companies pay: their notices of a breach come the same way. */
function isPaidAuthor(author: string): boolean {
  const name = plainName(author);
  // In capitals: "Pr" is how a name begins.
  if (author.trim() === 'PR') return true;
  return isPaidName(name) || name.startsWith('sponsored by ');
}

/** "SAP BrandVoice" is a company's own column. */
function isPaidName(name: string): boolean {
  return paidNames.has(name) || /(?:^| )brand ?voice$/u.test(name);
}

/** Not "partner", which may be an agency, nor "press-release", which may be an authority's. "pr" is a folder
 *  of Vietnamese portals; elsewhere Paraná, Puerto Rico, or an attorney's communiqués. */
function isInPaidFolder(url: string | null, isVietnamese: boolean): boolean {
  const parsed = url === null ? null : URL.parse(url);
  if (!parsed) return false;
  const { hostname, pathname } = parsed;
  const folders = pathname.slice(0, longestPath).split('/').slice(1, -1);
  const [subdomain = ''] = hostname.split('.');
  if ([subdomain, ...folders].some((folder) => isPaidName(plainName(folder)))) return true;
  const first = plainName(folders[0] ?? '');
  return first === 'quang cao' || (first === 'pr' && (isVietnamese || hostname.endsWith('.vn')));
}

const longestPath = 2_000;

/** Folded, with single spaces for what joins words. */
function plainName(name: string): string {
  if (name.length > longestName) return '';
  return fold(name)
    .replace(/[\s_–—-]{1,80}/gu, ' ')
    .trim();
}
