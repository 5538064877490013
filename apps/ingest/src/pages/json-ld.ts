import { beginning } from './beginning.ts';

/** What a page says of its article in JSON-LD (schema.org NewsArticle and its kin). Everything is
 *  as the publisher wrote it, unchecked. */
export type LinkedArticle = {
  readonly headline: string | null;
  readonly articleBody: string | null;
  readonly description: string | null;
  readonly datePublished: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly imageUrl: string | null;
  readonly language: string | null;
};

const articleType =
  /^(?:News|Reportage|Analysis|Opinion|Blog|Social|Live|Satirical|Report|BackgroundNews|ReviewNews|AskPublicNews)*(?:Article|Posting)$/u;
type Thing = Readonly<Record<string, unknown>>;
/** Deeper than this, or behind so many of its kind, stands nothing about the page's article. */
const maxDepth = 4;
const maxList = 1_000;
/** Characters of anything but the article's text: as of a `<meta>`. */
const maxLine = 10_000;

/** The page's first article in JSON-LD; null where there is none. Broken JSON is left aside: half
 *  of what is broken out there has line breaks inside strings, which are repaired. */
export function linkedArticle(scripts: readonly string[]): LinkedArticle | null {
  const article = scripts.flatMap((script) => things(parse(script), 0)).find(isArticle);
  if (!article) return null;
  return {
    headline: text(article['headline']) ?? text(article['name']),
    articleBody: text(article['articleBody'], Infinity),
    description: text(article['description']),
    datePublished: text(article['datePublished']) ?? text(article['dateCreated']),
    authors: names(article['author'] ?? article['creator']),
    publisher: names(article['publisher'])[0] ?? null,
    imageUrl: address(article['image']) ?? address(article['thumbnailUrl']),
    language: text(article['inLanguage']),
  };
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

function text(value: unknown, maxLength = maxLine, depth = 0): string | null {
  const [first] = listOf(value);
  if (typeof first === 'string') return beginning(first.trim(), maxLength) || null;
  return isThing(first) && depth < maxDepth ? text(first['@value'], maxLength, depth + 1) : null;
}

function names(value: unknown): string[] {
  return listOf(value).flatMap((each) => {
    const name = text(isThing(each) ? each['name'] : each);
    return name && !/^https?:/u.test(name) ? [name] : [];
  });
}

function address(value: unknown): string | null {
  const [first] = listOf(value);
  return isThing(first) ? (text(first['url']) ?? text(first['contentUrl'])) : text(first);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, maxList) : [value];
}
