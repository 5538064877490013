import type { ParsedArticle, ParsedFeed } from '../../apps/ingest/src/feeds/parsed-feed.ts';
import { count, html, oneOf, person, summaryOf, text, time, url } from './compare.ts';

type Make = ReturnType<typeof text>;
type Field = (index: number) => Make | undefined;
type People = readonly { name: string; email?: string; url?: string }[] | undefined;

/** feedparser's names for what Newsline has too; a number in brackets stands as `N`, the first of them
 *  behind `entries` aside. */
export function fieldOf(root: 'feed' | 'entries', name: string, entry: number, index: number) {
  return root === 'feed' ? feedFields[name]?.(index) : articleFields(entry)[name]?.(index);
}

const title = text(({ feed }) => feed.title);
const description = text(({ feed }) => feed.description);
const rights = text(({ feed }) => feed.copyright);
const image = url(({ feed }) => feed.imageUrl);
/** Newsline keeps one date of a feed, whatever it is called. */
const feedDate = time(({ feed }) => feed.updatedAt?.toISOString());
const feedPeople = peopleFields(({ feed }) => feed.authors);

const feedFields: Record<string, Field> = {
  title: () => title,
  'title_detail.value': () => title,
  description: () => description,
  subtitle: () => description,
  'subtitle_detail.value': () => description,
  tagline: () => description,
  'tagline_detail.value': () => description,
  info: () => description,
  'info_detail.value': () => description,
  copyright: () => rights,
  'copyright_detail.value': () => rights,
  rights: () => rights,
  'rights_detail.value': () => rights,
  link: () => url(({ feed }) => feed.link),
  // Of several Newsline keeps the ones that mean something; no list of them.
  'links.N.href': (at) => (at === 0 ? url(({ feed }) => feed.link ?? feed.self) : undefined),
  language: () => text(({ feed }) => feed.language),
  ...feedPeople,
  publisher: () => oneOf(({ feed }) => feed.authors.map(({ name }) => name)),
  'publisher_detail.name': () => oneOf(({ feed }) => feed.authors.map(({ name }) => name)),
  'publisher_detail.email': () => oneOf(({ feed }) => feed.authors.map(({ email = '' }) => email)),
  ...tagFields(({ feed }) => feed.categories),
  'image.href': () => image,
  'image.url': () => image,
  logo: () => image,
  updated: () => feedDate,
  updated_parsed: () => feedDate,
  published: () => feedDate,
  published_parsed: () => feedDate,
};

function articleFields(entry: number): Record<string, Field> {
  const article = ({ articles }: ParsedFeed): ParsedArticle | undefined => articles[entry];
  const titled = text((parsed) => article(parsed)?.title);
  const short = html((parsed) => summaryOf(article(parsed)));
  const guid = text((parsed) => article(parsed)?.guid);
  const published = time((parsed) => article(parsed)?.publishedAt?.toISOString());
  const updated = time((parsed) => article(parsed)?.updatedAt?.toISOString());
  return {
    title: () => titled,
    'title_detail.value': () => titled,
    'title_detail.language': () => text((parsed) => article(parsed)?.language),
    description: () => short,
    summary: () => short,
    'summary_detail.value': () => short,
    'content.N.value': () => html((parsed) => article(parsed)?.contentHtml),
    link: () => url((parsed) => article(parsed)?.url),
    'links.N.href': (at) => (at === 0 ? url((parsed) => article(parsed)?.url) : undefined),
    id: () => guid,
    guid: () => guid,
    ...peopleFields((parsed) => article(parsed)?.authors),
    ...tagFields((parsed) => article(parsed)?.categories),
    created: () => published,
    created_parsed: () => published,
    published: () => published,
    published_parsed: () => published,
    updated: () => updated,
    updated_parsed: () => updated,
    'image.href': () => url((parsed) => article(parsed)?.imageUrl),
    'enclosures.N.href': (at) => url((parsed) => article(parsed)?.enclosures[at]?.url),
    'enclosures.N.url': (at) => url((parsed) => article(parsed)?.enclosures[at]?.url),
    'enclosures.N.type': (at) => text((parsed) => article(parsed)?.enclosures[at]?.type),
    'enclosures.N.length': (at) =>
      text((parsed) => article(parsed)?.enclosures[at]?.lengthBytes?.toString()),
  };
}

function peopleFields(people: (parsed: ParsedFeed) => People): Record<string, Field> {
  const name = (at: number) => text((parsed) => people(parsed)?.[at]?.name);
  const email = (at: number) => text((parsed) => people(parsed)?.[at]?.email);
  const page = (at: number) => url((parsed) => people(parsed)?.[at]?.url);
  return {
    author: () => person(people),
    'author_detail.name': () => name(0),
    'author_detail.email': () => email(0),
    'author_detail.href': () => page(0),
    'author_detail.url': () => page(0),
    'authors.N.name': name,
    'authors.N.email': email,
    'authors.N.href': page,
    'authors.N.url': page,
  };
}

function tagFields(
  categories: (parsed: ParsedFeed) => readonly string[] | undefined,
): Record<string, Field> {
  return {
    'len(tags)': () => count(categories),
    category: () => oneOf(categories),
    'tags.N.term': () => oneOf(categories),
    'tags.N.label': () => oneOf(categories),
  };
}
