import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { ParsedFeed } from '../../apps/ingest/src/feeds/parsed-feed.ts';
import { html, oneOf, person, summaryOf, text, time, url } from './compare.ts';
import type { Check, ConformanceCase } from './conformance-case.ts';

type Make = ReturnType<typeof text>;

/** Where feedparser's suite believes to be served from. */
const origin = 'http://127.0.0.1:8097/';

const article = ({ articles }: ParsedFeed) => articles[0];
const shortText = html((parsed) => summaryOf(article(parsed)));
const feedTitle = text(({ feed }) => feed.title);
const feedText = text(({ feed }) => feed.description);
const feedRights = text(({ feed }) => feed.copyright);

/** feedparser's names for what Newsline has too; a number in brackets stands as `N`. */
const fields: Record<string, (index: number) => Make> = {
  'feed.title': () => feedTitle,
  'feed.title_detail.value': () => feedTitle,
  'feed.description': () => feedText,
  'feed.subtitle': () => feedText,
  'feed.tagline': () => feedText,
  'feed.tagline_detail.value': () => feedText,
  'feed.info': () => feedText,
  'feed.info_detail.value': () => feedText,
  'feed.copyright': () => feedRights,
  'feed.rights': () => feedRights,
  'feed.link': () => url(({ feed }) => feed.link),
  'feed.language': () => text(({ feed }) => feed.language),
  'feed.author': () => person(({ feed }) => feed.authors),
  'feed.author_detail.name': () => text(({ feed }) => feed.authors[0]?.name),
  'feed.author_detail.email': () => text(({ feed }) => feed.authors[0]?.email),
  'feed.tags.N.term': () => oneOf(({ feed }) => feed.categories),
  'feed.image.href': () => url(({ feed }) => feed.imageUrl),
  'feed.image.url': () => url(({ feed }) => feed.imageUrl),
  'feed.logo': () => url(({ feed }) => feed.imageUrl),
  'feed.updated_parsed': () => time(({ feed }) => feed.updatedAt?.toISOString()),
  'entries.title': () => text((parsed) => article(parsed)?.title),
  'entries.title_detail.value': () => text((parsed) => article(parsed)?.title),
  'entries.description': () => shortText,
  'entries.summary': () => shortText,
  'entries.summary_detail.value': () => shortText,
  'entries.content.N.value': () => html((parsed) => article(parsed)?.contentHtml),
  'entries.link': () => url((parsed) => article(parsed)?.url),
  'entries.id': () => text((parsed) => article(parsed)?.guid),
  'entries.guid': () => text((parsed) => article(parsed)?.guid),
  'entries.author': () => person((parsed) => article(parsed)?.authors),
  'entries.author_detail.name': () => text((parsed) => article(parsed)?.authors[0]?.name),
  'entries.author_detail.email': () => text((parsed) => article(parsed)?.authors[0]?.email),
  'entries.authors.N.name': (at) => text((parsed) => article(parsed)?.authors[at]?.name),
  'entries.tags.N.term': () => oneOf((parsed) => article(parsed)?.categories),
  'entries.published_parsed': () => time((parsed) => article(parsed)?.publishedAt?.toISOString()),
  'entries.updated_parsed': () => time((parsed) => article(parsed)?.updatedAt?.toISOString()),
  'entries.enclosures.N.href': (at) => url((parsed) => article(parsed)?.enclosures[at]?.url),
  'entries.enclosures.N.url': (at) => url((parsed) => article(parsed)?.enclosures[at]?.url),
  'entries.enclosures.N.type': (at) => text((parsed) => article(parsed)?.enclosures[at]?.type),
};

/** Files whose comment holds the simple form of expectation, on fields that Newsline has. */
export async function feedparserCases(root: string): Promise<ConformanceCase[]> {
  const cases: ConformanceCase[] = [];
  for await (const file of glob('**/*.xml', { cwd: root })) {
    const bytes = readFileSync(join(root, file));
    const source = asText(bytes);
    const header = (name: string) =>
      new RegExp(`Header:\\s*${name}:\\s*(.*)`, 'iu').exec(source)?.[1]?.trim();
    const expression = /Expect:\s*(.*)/u.exec(source)?.[1]?.replace(/-->.*/u, '').trim() ?? '';
    const location = header('Content-Location');
    const contentType = header('Content-type');
    cases.push({
      folder: `feedparser/${dirname(file)}`,
      file,
      bytes,
      ...(contentType !== undefined && { contentType }),
      url: URL.parse(location ?? '', `${origin}tests/${file}`)?.href ?? origin,
      checks: checksFor(expression),
    });
  }
  return cases;
}

const comparison =
  /^\(?(feed|entries\[0\])((?:\['\w+'\]|\[\d+\]|\.\w+)+)\s*==\s*(?:u?'((?:[^'\\]|\\.)*)'|u?"((?:[^"\\]|\\.)*)"|\((\d[\d, ]*)\))\)?$/u;

/** None where any part is of another form or asks for what Newsline has not. */
function checksFor(expression: string): Check[] {
  const parts = expression.replace(/^not bozo and /u, '').split(/ and (?=\(?(?:feed|entries)\b)/u);
  const checks = parts.map((part) => {
    const [, root = '', path = '', single, double, tuple] = comparison.exec(part.trim()) ?? [];
    const steps = path.split(/[[\].']+/u).filter(Boolean);
    const index = Number(steps.find((step) => /^\d+$/u.test(step)) ?? 0);
    const name = [
      root.replace('[0]', ''),
      ...steps.map((step) => (/^\d+$/u.test(step) ? 'N' : step)),
    ].join('.');
    const expected = tuple === undefined ? unescape(single ?? double ?? '') : fromTuple(tuple);
    return fields[name]?.(index)(part.trim(), expected);
  });
  return checks.every((made) => made !== undefined) ? checks : [];
}

const unescape = (literal: string) =>
  literal
    .replace(/\\u([0-9a-f]{4})|\\U([0-9a-f]{8})|\\x([0-9a-f]{2})/giu, (_, a, b, c) =>
      String.fromCodePoint(Number.parseInt(a ?? b ?? c, 16)),
    )
    .replace(/\\(.)/gu, (_, char: string) => ({ n: '\n', t: '\t', r: '\r' })[char] ?? char);

/** Python's time tuple: year, month, day, hour, minute, second, … */
function fromTuple(tuple: string): string {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = tuple
    .split(',')
    .map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
}

function asText(bytes: Buffer): string {
  const head = bytes.subarray(0, 4000);
  if (!head.subarray(0, 100).includes(0)) return head.toString('utf8');
  return head.toString('latin1').replaceAll('\0', '');
}
