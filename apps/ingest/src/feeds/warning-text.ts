import type { SourceWarning } from '@newsline/contracts';

type Kind = SourceWarning['kind'];
type Of<K extends Kind> = Extract<SourceWarning, { readonly kind: K }>;

const kept = 'those articles have what the feed says.';

/** For operators, the log and the API. Pages have texts of their own, by `kind`. */
const texts: { readonly [K in Kind]: (warning: Of<K>) => string } = {
  'wrong-encoding': ({ declared, actual }) =>
    `Its encoding is declared as ${declared} but is ${actual === 'utf-8' ? 'UTF-8' : actual}.`,
  'bad-bytes': ({ count, encoding }) => `It has ${count} bytes that are not valid ${encoding}.`,
  'guessed-encoding': ({ encoding }) => `It is not valid UTF-8 and was read as ${encoding}.`,
  'missing-end-tags': () => 'Some end tags are missing.',
  'ends-early': () => 'It ends before its last element is closed.',
  'long-markup': ({ characters }) =>
    `Markup of more than ${n(characters)} characters was cut before it was read.`,
  'empty-articles': () => 'Articles without a title, a text and a link were left out.',
  'unread-articles': ({ count, read }) =>
    `It has ${count} articles; only the newest ${read} were read.`,
  'untaken-articles': ({ count, taken, onPages }) =>
    `${place(onPages)}It has ${n(count)} articles; the newest ${n(taken)} were taken (POLL_MAX_ARTICLES).`,
  'shared-guids': () => 'Several articles have the same guid; it is not used to identify them.',
  'shared-links': () => 'Several articles have the same link; it is not used to identify them.',
  'new-layout': () =>
    'The page’s layout has changed, and the list of its articles was learnt anew.',
  cut: ({ what, articles, limit, onPages }) =>
    `${place(onPages)}In ${articles === 1 ? '1 article' : `${n(articles)} articles`}, ${cuts[what](n(limit))}.`,
  'pages-left-out': ({ fetched, wanted }) =>
    `The pages of ${fetched} of its ${wanted} new articles were fetched (PAGES_PER_POLL); the others have what the feed says.`,
  'pages-out-of-time': () => `Not all pages could be fetched within POLL_TIMEOUT; ${kept}`,
  'pages-disallowed': ({ host }) =>
    `Pages that robots.txt of ${host} disallows were not fetched; ${kept}`,
  'busy-host': ({ host }) =>
    `${host} asked to be left alone for a while, so no more of its pages were fetched; ${kept}`,
  'unreadable-robots': ({ host }) =>
    `robots.txt of ${host} can’t be read, so no page was fetched; ${kept}`,
};

const cuts: Readonly<Record<Of<'cut'>['what'], (limit: string) => string>> = {
  title: (limit) => `titles longer than ${limit} characters were cut (ARTICLE_MAX_TITLE)`,
  summary: (limit) => `summaries longer than ${limit} characters were cut (ARTICLE_MAX_SUMMARY)`,
  text: (limit) =>
    `texts longer than ${limit} bytes were cut, and are shown without markup (ARTICLE_MAX_TEXT)`,
  names: (limit) => `the first ${limit} authors and categories were taken (ARTICLE_MAX_NAMES)`,
  enclosures: (limit) => `the first ${limit} enclosures were taken`,
};

const place = (onPages: boolean) => (onPages ? 'On pages: ' : '');
const n = (count: number) => count.toLocaleString('en');

export function warningText<K extends Kind>(warning: Of<K>): string {
  return texts[warning.kind as K](warning);
}
