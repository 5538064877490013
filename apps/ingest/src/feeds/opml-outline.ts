import { oneLine, withoutControls } from '@newsline/news';
import { Parser } from 'htmlparser2';
import { DeclaredEntities } from './doctype.ts';
import { decodeReferences } from './text-constructs.ts';

/** What an outline of an OPML list says (opml.org/spec2, "Subscription lists"); empty: nothing. */
export type Outline = {
  title: string;
  /** As written, but for XML's own escapes. */
  address: string;
  site: string;
  /** In lower case. */
  type: string;
  /** Of `url`, which outlines have that are links or lists. */
  link: string;
  /** From the outermost inwards, of every category one after the other. */
  categories: string[];
  language: string;
  outlet: string;
  fullText: boolean | null;
  /** It says that it is no feed, but a page that lists articles. */
  isList: boolean;
};

/** @param raw attributes with their references as they stand in the file */
export function readOutline(
  raw: Readonly<Record<string, string>>,
  entities: DeclaredEntities,
): Outline {
  const byName = new Map(Object.entries(raw).map(([name, value]) => [name.toLowerCase(), value]));
  const line = (name: string) => decodeName(byName.get(name) ?? '', entities);
  const address = (name: string) => decodeAddress(byName.get(name) ?? '', entities);
  const type = line('type').toLowerCase();
  const link = address('url');
  const fullText = line('fulltext').toLowerCase();
  return {
    title: line('title') || line('text'),
    // Some programs mix the two attributes up.
    address: address('xmlurl') || (/^(?:rss|atom|rdf|feed|jsonfeed)\d*$/u.test(type) ? link : ''),
    site: address('htmlurl'),
    type,
    link,
    categories: line('category')
      .split(',')
      .flatMap((path) => path.split('/'))
      .map((name) => name.trim())
      .filter(Boolean),
    language: line('language'),
    outlet: line('outlet'),
    isList: line('readas').toLowerCase() === 'list',
    fullText: /^(?:true|yes|1|false|no|0)$/u.test(fullText) ? /^[ty1]/u.test(fullText) : null,
  };
}

const none = new DeclaredEntities();

/** One line: HTML's entities are common in names, also escaped twice. */
function decodeName(raw: string, entities: DeclaredEntities): string {
  if (!raw.includes('&')) return oneLine(raw);
  return oneLine(decodeReferences(decodeAttribute(expand(raw, entities)), none));
}

/** An address is asked for as it is written: a "&copy" in it begins a parameter. */
function decodeAddress(raw: string, entities: DeclaredEntities): string {
  return withoutControls(decodeReferences(raw, entities)).trim();
}

function expand(raw: string, entities: DeclaredEntities): string {
  return raw.replace(
    /&([a-z_][\w.-]{0,31});/giu,
    (reference, name: string) => entities.expand(name) ?? reference,
  );
}

/** As HTML decodes the value of an attribute, where a semicolon may be missing. */
function decodeAttribute(raw: string): string {
  let value = raw;
  const parser = new Parser({ onopentag: (_, attributes) => void (value = attributes['v'] ?? '') });
  parser.end(`<a v="${raw.replaceAll('"', '&quot;')}">`);
  return value;
}
