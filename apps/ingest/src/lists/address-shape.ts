/** Words of an address's last segment that only a headline has. */
const fewestWords = 4;

/** What kind of address it is, such that a site's articles have one or a few shapes and its sections
 *  others: for each segment of the path whether it is a word, words, or a number. */
export function addressShape(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const segments = pathname.split('/').filter(Boolean).slice(0, 12).map(segmentShape);
  return [...segments, ...[...searchParams.keys()].slice(0, 5)].join('/');
}

/** Whether it names a day. */
export function hasDay(url: string): boolean {
  return /[/_.-](?:19|20)\d\d[/_-]?(?:[01]?\d|[a-z]{3})[/_-]?[0-3]?\d(?:\d{6,10})?(?=[/_.-]|$)/iu.test(
    new URL(url).pathname,
  );
}

/** Whether an address has the words of a headline, a day, or the number of an article. */
export function isArticleAddress(url: string): boolean {
  const { pathname, search } = new URL(url);
  return (
    wordsIn(pathname.split('/').filter(Boolean).at(-1) ?? '') >= fewestWords ||
    /\d{5,}|\/\d{4}\/\d{1,2}(?:\/|$)/u.test(pathname) ||
    /[?&]\w{0,20}id=\d{2,}/iu.test(search)
  );
}

function segmentShape(segment: string): string {
  const extension = /\.[a-z]{3,5}$/u.exec(segment)?.[0] ?? '';
  const name = segment.slice(0, 300);
  if (/^\d+$/u.test(name)) return '9';
  if (wordsIn(name) >= fewestWords) return `words${extension}`;
  return (/\d{4,}/u.test(name) ? 'number' : 'word') + extension;
}

/** Escaped letters of other scripts are words too. */
function wordsIn(segment: string): number {
  const words = segment.slice(0, 300).split(/[-_+]|%20/u).length;
  const escaped = segment.match(/%[0-9a-f]{2}/giu)?.length ?? 0;
  return Math.max(words, Math.floor(escaped / 12));
}
