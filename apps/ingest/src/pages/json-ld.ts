import { z } from 'zod';

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
const Thing = z.record(z.string(), z.unknown());
type Thing = z.output<typeof Thing>;

/** The page's first article in JSON-LD; null where there is none. Broken JSON is left aside: half
 *  of what is broken out there has line breaks inside strings, which are repaired. */
export function linkedArticle(scripts: readonly string[]): LinkedArticle | null {
  const article = scripts.flatMap((script) => things(parse(script), 0)).find(isArticle);
  if (!article) return null;
  return {
    headline: text(article['headline']) ?? text(article['name']),
    articleBody: text(article['articleBody']),
    description: text(article['description']),
    datePublished: text(article['datePublished']) ?? text(article['dateCreated']),
    authors: names(article['author'] ?? article['creator']),
    publisher: names(article['publisher'])[0] ?? null,
    imageUrl: address(article['image']) ?? address(article['thumbnailUrl']),
    language: text(article['inLanguage']),
  };
}

function parse(script: string): unknown {
  const json = script.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/gu,
    '',
  );
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
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((each) => things(each, depth + 1));
  const thing = Thing.safeParse(value);
  if (!thing.success) return [];
  const { '@graph': graph, mainEntity, mainEntityOfPage } = thing.data;
  return [
    thing.data,
    ...[graph, mainEntity, mainEntityOfPage].flatMap((each) => things(each, depth + 1)),
  ];
}

function isArticle(thing: Thing): boolean {
  const types = [thing['@type']].flat();
  return types.some(
    (type) => typeof type === 'string' && articleType.test(type.replace(/^.*[/:]/u, '')),
  );
}

function text(value: unknown): string | null {
  const [first] = [value].flat();
  if (typeof first === 'string') return first.trim() || null;
  const thing = Thing.safeParse(first);
  return thing.success && thing.data['@value'] !== undefined ? text(thing.data['@value']) : null;
}

function names(value: unknown): string[] {
  return [value].flat().flatMap((each) => {
    const thing = Thing.safeParse(each);
    const name = thing.success ? text(thing.data['name']) : text(each);
    return name && !/^https?:/u.test(name) ? [name] : [];
  });
}

function address(value: unknown): string | null {
  const [first] = [value].flat();
  const thing = Thing.safeParse(first);
  return thing.success ? (text(thing.data['url']) ?? text(thing.data['contentUrl'])) : text(first);
}
