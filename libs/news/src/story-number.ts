/** In which editorial systems keep an article's number when they rewrite the words of its address. */
const numberNames = new Set(
  'id aid nid newsid news_id articleid article_id storyid story_id'.split(' '),
);
const fileEnding = /\.(?:s?html?|php|aspx?|jsp|amp|tpo|vov|ldo|epi|chn)$/iu;
const digits = /(?<![\p{L}\p{N}])[a-z]{0,3}(\d{6,20})(?![\p{L}\p{N}])/giu;
/** A day or a month is shared by all that was published then. */
const calendar = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?$/u;
/** A whole segment of letters and digits mixed: "c5y9lmq02v3o". */
const token = /^(?=[a-z]{0,40}\d)(?=\d{0,40}[a-z])[a-z\d]{8,40}$/iu;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
/** Linear on any address, and nobody writes longer ones. */
const mostCharacters = 2_000;

/**
 * What an article's address keeps where its outlet rewrites the rest with the title: the last number of
 * six digits or more that is no date, else a token of letters and digits; null where there is none.
 *
 * "…/tan-cong-lon-5053034.html" → "5053034", "…/articles/c5y9lmq02v3o" → "c5y9lmq02v3o". Systems number
 * other things too, and of 240 numbers that two months of three outlets had under several addresses
 * three had really been given twice: the number alone proves nothing.
 */
export function storyNumber(url: string): string | null {
  const parsed = url.length <= mostCharacters ? URL.parse(url) : null;
  if (!parsed) return null;
  const segments = parsed.pathname.split('/').map((segment) => segment.replace(fileEnding, ''));
  for (const segment of segments.toReversed()) {
    const number = [...segment.matchAll(digits)].findLast(([, found]) => !isDate(found));
    if (number) return number[1] ?? null;
    if (token.test(segment) || uuid.test(segment)) return segment.toLowerCase();
  }
  for (const [name, value] of parsed.searchParams) {
    if (numberNames.has(name.toLowerCase()) && /^\d{6,20}$/u.test(value)) return value;
  }
  return null;
}

function isDate(number = ''): boolean {
  return calendar.test(number);
}
