import { decodeEntities } from '../feeds/html-text.ts';
import { beginning } from './beginning.ts';
import { withoutMarkup } from './without-markup.ts';

/** What a page says of its article in JSON-LD (schema.org NewsArticle and its kin). Everything is
 *  as the publisher wrote it, unchecked; of what is one line, entities are decoded once. */
export type LinkedArticle = {
  readonly headline: string | null;
  readonly articleBody: string | null;
  readonly description: string | null;
  readonly datePublished: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly imageUrl: string | null;
  readonly language: string | null;
  /** The entries of a live blog; else empty. */
  readonly updates: readonly LiveUpdate[];
};

/** An entry of a live blog. The body may be HTML. */
export type LiveUpdate = {
  readonly headline: string;
  readonly body: string;
  readonly at: string | null;
};

const articleType =
  /^(?:News|Reportage|Analysis|Opinion|Blog|Social|Live|Satirical|Report|BackgroundNews|ReviewNews|AskPublicNews|Tech|Scholarly|AdvertiserContent)*(?:Article|Posting)$/u;
type Thing = Readonly<Record<string, unknown>>;
/** Deeper than this, or behind so many of its kind, stands nothing about the page's article. */
const maxDepth = 4;
const maxList = 1_000;
/** Characters of anything but the article's text: as of a `<meta>`. */
const maxLine = 10_000;

/** The page's article in JSON-LD: of several the one that `isOwn` says is the page's, else the first;
 *  null where there is none. Things that are only named by their `@id` are looked up. Broken JSON is
 *  left aside: half of what is broken out there has line breaks inside strings, which are repaired. */
export function linkedArticle(
  scripts: readonly string[],
  isOwn: (article: { readonly headline: string | null; readonly url: string | null }) => boolean,
): LinkedArticle | null {
  const all = scripts.flatMap((script) => things(parse(script), 0));
  const articles = all.filter(isArticle);
  const own = articles.find((thing) => isOwn({ headline: headlineOf(thing), url: urlOf(thing) }));
  const article = own ?? articles[0] ?? all.find(isDatedPage);
  if (!article) return null;
  const known = byId(all);
  return {
    headline: isArticle(article) ? headlineOf(article) : null,
    articleBody: text(article['articleBody'], Infinity),
    description: line(article['description']),
    datePublished:
      text(article['datePublished']) ??
      text(article['dateCreated']) ??
      text(all.find(isDatedPage)?.['datePublished']),
    authors: names(article['author'] ?? article['creator'], known),
    publisher:
      [article['publisher'], ...all.filter(isSite)].flatMap((each) => names(each, known))[0] ??
      null,
    imageUrl: address(article['image'], known) ?? address(article['thumbnailUrl'], known),
    language: text(article['inLanguage']),
    updates: [article, ...articles].map((each) => updatesOf(each, known)).find(hasSome) ?? [],
  };
}

function hasSome(list: readonly unknown[]): boolean {
  return list.length > 0;
}

function headlineOf(article: Thing): string | null {
  return line(article['headline']) ?? line(article['name']);
}

function urlOf({ url, mainEntityOfPage: page, '@id': id }: Thing): string | null {
  return text(url) ?? text(isThing(page) ? page['@id'] : page) ?? text(id);
}

/** The entries of a LiveBlogPosting (schema.org), as the publisher orders them. */
function updatesOf(article: Thing, known: Known): LiveUpdate[] {
  return listOf(article['liveBlogUpdate']).flatMap((each) => {
    const update = resolved(each, known);
    if (!isThing(update)) return [];
    const body = text(update['articleBody'], Infinity) ?? text(update['text'], Infinity) ?? '';
    const headline = headlineOf(update) ?? '';
    return headline || body ? [{ headline, body, at: text(update['datePublished']) }] : [];
  });
}

function parse(script: string): unknown {
  const json = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/u, '')
    .trimEnd()
    .replace(/;$/u, '')
    .trimEnd()
    .replace(/(?:-->|\/\*\s{0,9}\]\]>\s{0,9}\*\/|\]\]>)$/u, '');
  for (const candidate of [json, json.replace(/[\u0000-\u001f]+/gu, ' ')]) {
    try {
      return JSON.parse(candidate);
    } catch {
      continue;
    }
  }
  return null;
}

/** Objects at the top, in lists, in `@graph` and as the main entity of a page. */
function things(value: unknown, depth: number): Thing[] {
  if (depth > maxDepth) return [];
  if (Array.isArray(value))
    return value.slice(0, maxList).flatMap((each) => things(each, depth + 1));
  if (!isThing(value)) return [];
  const { '@graph': graph, mainEntity, mainEntityOfPage } = value;
  return [
    value,
    ...[graph, mainEntity, mainEntityOfPage].flatMap((each) => things(each, depth + 1)),
  ];
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArticle(thing: Thing): boolean {
  return listOf(thing['@type']).some(
    (type) => typeof type === 'string' && articleType.test(type.replace(/^.*[/:]/u, '')),
  );
}

/** Some say of the page what others say of its article; its name has the site's in it. */
function isDatedPage(thing: Thing): boolean {
  return thing['@type'] === 'WebPage' && text(thing['datePublished']) !== null;
}

function isSite(thing: Thing): boolean {
  return listOf(thing['@type']).some((type) => type === 'WebSite');
}

function text(value: unknown, maxLength = maxLine, depth = 0): string | null {
  const [first] = listOf(value);
  if (typeof first === 'string') return beginning(first.trim(), maxLength) || null;
  return isThing(first) && depth < maxDepth ? text(first['@value'], maxLength, depth + 1) : null;
}

/** As `text`, as people read it: publishers escape it as if it stood in HTML. */
function line(value: unknown): string | null {
  const found = text(value);
  return found && (decodeEntities(withoutMarkup(found)).trim() || null);
}

function names(value: unknown, known: Known): string[] {
  return listOf(value).flatMap((each) => {
    const thing = resolved(each, known);
    const found = isThing(thing) ? listOf(thing['name']) : [thing];
    return found.flatMap((name) => {
      const shown = line(name);
      return shown && !/^https?:/u.test(shown) ? [shown] : [];
    });
  });
}

function address(value: unknown, known: Known): string | null {
  const first = resolved(listOf(value)[0], known);
  return isThing(first) ? (text(first['url']) ?? text(first['contentUrl'])) : text(first);
}

type Known = ReadonlyMap<unknown, Thing>;

/** Of several of one `@id` the one that says most, as others only refer to it. */
function byId(all: readonly Thing[]): Known {
  const known = new Map<unknown, Thing>();
  for (const thing of all) {
    const id = thing['@id'];
    if (typeof id !== 'string') continue;
    const before = known.get(id);
    if (!before || Object.keys(before).length < Object.keys(thing).length) known.set(id, thing);
  }
  return known;
}

function resolved(value: unknown, known: Known): unknown {
  if (!isThing(value) || value['name'] || value['url'] || !value['@id']) return value;
  return known.get(value['@id']) ?? value;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, maxList) : [value];
}
