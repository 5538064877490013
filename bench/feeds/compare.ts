import { oneLine } from '@newsline/news';

import type { ParsedArticle, ParsedFeed } from '../../apps/ingest/src/feeds/parsed-feed.ts';
import { htmlLine } from '../../apps/ingest/src/feeds/html-text.ts';
import { personFrom } from '../../apps/ingest/src/feeds/people.ts';
import { webUrl } from '../../apps/ingest/src/feeds/web-url.ts';
import type { Check } from './conformance-case.ts';

type Make = (field: string, expected: string) => Check;
type Read = (parsed: ParsedFeed) => string | null | undefined;

/** Suites expect HTML as it was; ours is sanitised, and titles are plain. So what a reader would
 *  see is compared, and where links lead. */
export const sameText = (expected: string, actual: string) =>
  actual === htmlLine(expected) || actual === oneLine(expected);
const sameHtml = (expected: string, actual: string) =>
  sameText(expected, htmlLine(actual)) &&
  links(expected).every((link) => links(actual).includes(link));
const sameUrl = (expected: string, actual: string) =>
  (webUrl(expected) ?? expected.trim()) === actual;
const sameTime = (expected: string, actual: string) => Date.parse(expected) === Date.parse(actual);

const links = (html: string) =>
  [...html.matchAll(/\shref="([^"]*)"/gu)].flatMap(
    ([, link = '']) => webUrl(link.replaceAll('&amp;', '&')) ?? [],
  );

const check =
  (isSame: Check['isSame'], read: Read): Make =>
  (field, expected) => ({ field, expected, isSame, read: (parsed) => read(parsed) ?? undefined });

export const text = (read: Read) => check(sameText, read);
export const html = (read: Read) => check(sameHtml, read);
export const url = (read: Read) => check(sameUrl, read);
export const time = (read: Read) => check(sameTime, read);

/** One of a list in which order says nothing. */
export const oneOf = (read: (parsed: ParsedFeed) => readonly string[] | undefined) =>
  check(
    (expected, actual) => actual.split('\n').includes(htmlLine(expected)),
    (parsed) => read(parsed)?.join('\n'),
  );

/** How many there are. */
export const count = (read: (parsed: ParsedFeed) => readonly string[] | undefined) =>
  check(
    (expected, actual) => expected === actual,
    (parsed) => read(parsed)?.length.toString(),
  );

/** All of them, in their order. */
export const sameList = (read: (parsed: ParsedFeed) => readonly unknown[] | undefined) =>
  check(
    (expected, actual) => expected === actual,
    (parsed) => read(parsed)?.join(),
  );

type PeopleOf = (
  parsed: ParsedFeed,
) => readonly { name: string; email?: string; url?: string }[] | undefined;

/** "Name", "mail", "mail (Name)": whichever of both there are must be the ones expected. */
export const person = (people: PeopleOf, index = 0) =>
  check(
    (expected, actual) => {
      const wanted = personFrom(expected);
      const [name = '', email = ''] = actual.split('\t');
      return wanted?.name === name && (wanted.email ?? email) === email;
    },
    (parsed) => {
      const found = people(parsed)?.[index];
      return found && `${found.name}\t${found.email ?? ''}`;
    },
  );

const escape = (plain: string) => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The short text as HTML: with its links, where it is the only text. */
export const summaryOf = (article: ParsedArticle | undefined) =>
  article &&
  (article.text.startsWith(article.summary.slice(0, 100))
    ? article.contentHtml
    : escape(article.summary));
