import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { ParsedFeed } from '../../apps/ingest/src/feeds/parsed-feed.ts';
import { html, oneOf, person, sameList, summaryOf, text, time, url } from './compare.ts';
import type { Check, ConformanceCase } from './conformance-case.ts';

type Json = Record<string, unknown>;
type Make = ReturnType<typeof text>;

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Fields of gofeed's four models (RSS, Atom, JSON, universal) that Newsline has too. */
const feedFields: Record<string, Make> = {
  title: text(({ feed }) => feed.title),
  description: text(({ feed }) => feed.description),
  subtitle: text(({ feed }) => feed.description),
  link: url(({ feed }) => feed.link),
  home_page_url: url(({ feed }) => feed.link),
  feedLink: url(({ feed }) => feed.self),
  feed_url: url(({ feed }) => feed.self),
  language: text(({ feed }) => feed.language),
  copyright: text(({ feed }) => feed.copyright),
  rights: text(({ feed }) => feed.copyright),
  image: url(({ feed }) => feed.imageUrl),
  logo: url(({ feed }) => feed.imageUrl),
  icon: url(({ feed }) => feed.imageUrl),
  managingEditor: person(({ feed }) => feed.authors),
  webMaster: person(({ feed }) => feed.authors),
  updatedParsed: time(({ feed }) => feed.updatedAt?.toISOString()),
  lastBuildDateParsed: time(({ feed }) => feed.updatedAt?.toISOString()),
};

function articleFields(at: number): Record<string, Make> {
  const article = ({ articles }: ParsedFeed) => articles[at];
  return {
    title: text((parsed) => article(parsed)?.title),
    description: html((parsed) => summaryOf(article(parsed))),
    summary: html((parsed) => summaryOf(article(parsed))),
    content: html((parsed) => article(parsed)?.contentHtml),
    content_html: html((parsed) => article(parsed)?.contentHtml),
    url: url((parsed) => article(parsed)?.url),
    link: url((parsed) => article(parsed)?.url),
    guid: text((parsed) => article(parsed)?.guid),
    id: text((parsed) => article(parsed)?.guid),
    author: person((parsed) => article(parsed)?.authors),
    image: url((parsed) => article(parsed)?.imageUrl),
    date_published: time((parsed) => article(parsed)?.publishedAt?.toISOString()),
    date_modified: time((parsed) => article(parsed)?.updatedAt?.toISOString()),
    pubDateParsed: time((parsed) => article(parsed)?.publishedAt?.toISOString()),
    publishedParsed: time((parsed) => article(parsed)?.publishedAt?.toISOString()),
    updatedParsed: time((parsed) => article(parsed)?.updatedAt?.toISOString()),
    enclosure: url((parsed) => article(parsed)?.enclosures[0]?.url),
  };
}

/** Files of XML or JSON with the feed that gofeed reads from them beside them. */
export async function gofeedCases(root: string): Promise<ConformanceCase[]> {
  const cases: ConformanceCase[] = [];
  for await (const file of glob('**/*.{xml,json}', { cwd: root })) {
    const expected = expectation(root, file);
    if (!expected) continue;
    const bytes = readFileSync(join(root, file));
    cases.push({ folder: `gofeed/${dirname(file)}`, file, bytes, checks: checksFor(expected) });
  }
  return cases;
}

function expectation(root: string, file: string): Json | null {
  const beside = file.endsWith('.xml')
    ? file.replace(/\.xml$/u, '.json')
    : file.replace(/\.json$/u, '_expected.json');
  try {
    return JSON.parse(readFileSync(join(root, beside), 'utf8')) as Json;
  } catch {
    return null;
  }
}

function checksFor(expected: Json): Check[] {
  const articles = (expected['items'] ?? expected['entries'] ?? []) as Json[];
  return [
    ...checksOf('', expected, feedFields, ({ feed }) => feed),
    ...wishChecks(expected),
    ...articles.flatMap((article, at) => [
      ...checksOf(`items[${at}].`, article, articleFields(at), ({ articles }) => articles[at]),
      ...enclosureChecks(article, at),
    ]),
  ];
}

type Lists = Pick<ParsedFeed['feed'], 'authors' | 'categories'>;

function checksOf(
  prefix: string,
  expected: Json,
  fields: Record<string, Make>,
  lists: (parsed: ParsedFeed) => Lists | undefined,
) {
  const single = Object.entries(fields).flatMap(([name, make]) => {
    // An Atom feed's icon stands for its logo only where it has none; an item's single enclosure is what
    // is left of several, of which gofeed has a list as well.
    if (name === 'icon' && 'logo' in expected) return [];
    if (name === 'enclosure' && 'enclosures' in expected) return [];
    const value = valueOf(expected[name]);
    return value === '' ? [] : [make(prefix + name, value)];
  });
  const categories = listOf(expected['categories'] ?? expected['tags']).map((value) =>
    oneOf((parsed) => lists(parsed)?.categories)(`${prefix}categories`, value),
  );
  const authors = listOf(expected['authors']).map((value, at) =>
    person((parsed) => lists(parsed)?.authors, at)(`${prefix}authors[${at}]`, value),
  );
  return [...single, ...categories, ...authors];
}

/** Enclosures as gofeed names their fields, and as JSON Feed does. */
function enclosureChecks(article: Json, at: number): Check[] {
  const list = (article['enclosures'] ?? article['attachments'] ?? []) as Json[];
  return list.flatMap((enclosure, index) => {
    const found = ({ articles }: ParsedFeed) => articles[at]?.enclosures[index];
    const fields: Record<string, Make> = {
      url: url((parsed) => found(parsed)?.url),
      type: text((parsed) => found(parsed)?.type),
      mime_type: text((parsed) => found(parsed)?.type),
      length: text((parsed) => found(parsed)?.lengthBytes?.toString()),
      size_in_bytes: text((parsed) => found(parsed)?.lengthBytes?.toString()),
    };
    return Object.entries(fields).flatMap(([name, make]) => {
      const value = String(enclosure[name] ?? '');
      return value === '' ? [] : [make(`items[${at}].enclosures[${index}].${name}`, value)];
    });
  });
}

/** When publishers want no polls. */
function wishChecks(expected: Json): Check[] {
  const days = listOf(expected['skipDays']).map((day) => String(weekdays.indexOf(day)));
  const hours = listOf(expected['skipHours']);
  return [
    ...(days.length > 0 ? [sameList(({ feed }) => feed.skipDays)('skipDays', days.join())] : []),
    ...(hours.length > 0
      ? [sameList(({ feed }) => feed.skipHours)('skipHours', hours.join())]
      : []),
  ];
}

const listOf = (value: unknown) => (Array.isArray(value) ? value.map(valueOf).filter(Boolean) : []);

function valueOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : '';
  const {
    value: inner,
    term,
    label,
    url: address,
    name,
    email,
  } = value as Record<string, string | undefined>;
  if (name ?? email) return name && email ? `${email} (${name})` : (name ?? email ?? '');
  return inner ?? (label || term) ?? address ?? '';
}
