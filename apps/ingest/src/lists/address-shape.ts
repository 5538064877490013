/** Words of an address's last segment that only a headline has. */
const fewestWords = 4;
const mostSegments = 12;

/** What kind of address it is, such that a site's articles have one or a few shapes and its sections
 *  others: for each segment of the path whether it is a word, words, or a number, and the parameters. */
export function addressShape(url: string, ofWord?: (segment: string) => string): string {
  const { searchParams } = new URL(url);
  return [pathShape(url, ofWord), ...[...searchParams.keys()].slice(0, 5)].join('/');
}

/** Whether an address is made as another is that leads to an article. Where nothing but a number or a
 *  code tells articles apart, the words around it must be the same; parameters count only where the path
 *  tells none apart. */
export function isMadeLike(url: string, article: string): boolean {
  const path = pathShape(url);
  if (path !== pathShape(article)) return false;
  if (path.includes('words')) return true;
  return /9|number|code/u.test(path)
    ? pathShape(url, String) === pathShape(article, String)
    : addressShape(url, String) === addressShape(article, String);
}

function pathShape(url: string, ofWord: (segment: string) => string = () => 'word'): string {
  const segments = new URL(url).pathname.split('/').filter(Boolean).slice(0, mostSegments);
  return segments.map((segment) => segmentShape(segment, ofWord)).join('/');
}

function segmentShape(segment: string, ofWord: (segment: string) => string): string {
  const extension = /\.[a-z]{3,5}$/u.exec(segment)?.[0] ?? '';
  const name = segment.slice(0, 300);
  if (/^\d+$/u.test(name)) return '9';
  if (wordsIn(name) >= fewestWords) return `words${extension}`;
  if (/\d{4,}/u.test(name)) return `number${extension}`;
  if (/^(?=\D*\d)(?=[\d_-]*[a-z])[\da-z_-]{8,}$/iu.test(name)) return 'code';
  return ofWord(name);
}

/** Whether an address has the words of a headline, a day, or the number or code of an article. */
export function isArticleAddress(url: string): boolean {
  return headlineWords(url) >= fewestWords || isNumbered(url);
}

/** How many words its last segment has. */
export function headlineWords(url: string): number {
  return wordsIn(new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '');
}

/** Whether a number, a day or a code tells it apart. */
export function isNumbered(url: string): boolean {
  const { pathname, search } = new URL(url);
  return (
    /\d{5,}|\/\d{4}\/\d{1,2}(?:\/|$)/u.test(pathname) ||
    /[?&]\w{0,20}id=\d{2,}/iu.test(search) ||
    /(?:^|\/)code(?:\/|$)/u.test(addressShape(url))
  );
}

/** Whether it has a number as sites give them to articles alone: they have fewer sections. */
export function hasLongNumber(url: string): boolean {
  return /\d{7,}/u.test(new URL(url).pathname);
}

/** Whether it names a day. */
export function hasDay(url: string): boolean {
  return /[/_.-](?:19|20)\d\d[/_-]?(?:[01]?\d|[a-z]{3})[/_-]?[0-3]?\d(?:\d{6,10})?(?=[/_.-]|$)/iu.test(
    new URL(url).pathname,
  );
}

/** Escaped letters of other scripts are words too. */
function wordsIn(segment: string): number {
  const words = segment.slice(0, 300).split(/[-_+]|%20/u).length;
  const escaped = segment.match(/%[0-9a-f]{2}/giu)?.length ?? 0;
  return Math.max(words, Math.floor(escaped / 12));
}
