import { oneLine, type ListedSource } from '@newsline/news';
import { Parser } from 'htmlparser2';

import { decodeBytes } from './decode-bytes.ts';
import { extractDoctype } from './doctype.ts';
import { readOutline, type Outline } from './opml-outline.ts';
import { recognise } from './recognise.ts';
import { UnreadableFeed } from './unreadable-feed.ts';
import { webUrl } from './web-url.ts';

/** An entry that is no source. */
export type LeftOut = { readonly name: string; readonly url: string; readonly reason: string };

export type SourceList = {
  sources: ListedSource[];
  leftOut: LeftOut[];
  /** What else is to be said of the list, for the one who imports. */
  warnings: string[];
};

type Open = { readonly outline: Outline; hasChildren: boolean };

const maxDepth = 50;
/** Of elements of any name. */
const maxNesting = 200;
/** Of what a list says, in a warning. */
const maxQuoted = 200;
/** As many as a source may have. */
const maxFolders = 20;

/** The feeds in an OPML 1.0 or 2.0 subscription list (opml.org/spec2), in its order; one that is
 *  listed twice counts where it stands first. An outline with a feed's address is a feed whatever
 *  its type says; one without is a folder. Categories are folders too. Whatever is not taken is
 *  named. Throws `UnreadableFeed` for what is not OPML. */
export function readOpml(bytes: Uint8Array, contentType?: string): SourceList {
  const { text, entities } = extractDoctype(decodeBytes(bytes, contentType).text);
  const list = new ListReader();
  const open: Open[] = [];
  let isOpml = false;
  let isWhole = false;
  let nesting = 0;

  const parser = new Parser(
    {
      onopentagname() {
        nesting += 1;
        if (nesting <= maxNesting) return;
        if (isOpml) throw tooDeep();
        parser.pause();
      },
      onopentag(tag, attributes) {
        const name = tag.toLowerCase();
        if (name === 'opml') isOpml = true;
        if (name !== 'outline' || !isOpml) return;
        if (open.length >= maxDepth) throw tooDeep();
        const parent = open.at(-1);
        if (parent) parent.hasChildren = true;
        const outline = readOutline(attributes, entities);
        if (outline.address !== '') list.add(outline, open);
        open.push({ outline, hasChildren: false });
      },
      onclosetag(tag, isImplied) {
        nesting -= 1;
        const name = tag.toLowerCase();
        if (name === 'opml') isWhole = !isImplied;
        const closed = name === 'outline' ? open.pop() : undefined;
        if (closed && !closed.hasChildren) list.leaveOut(closed.outline);
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(text);
  if (!isOpml) throw notOpml(text);
  return list.finish(isWhole ? null : text);
}

/** Collects the sources of one list. */
class ListReader {
  readonly #sources = new Map<string, ListedSource>();
  readonly #leftOut: LeftOut[] = [];
  readonly #warnings: string[] = [];

  add(outline: Outline, open: readonly Open[]): void {
    const { title, address } = outline;
    const parsed = URL.parse(webUrl(withWebScheme(address)) ?? '');
    if (!parsed) return this.#refuse(outline, 'It has no http address.');
    if (parsed.username || parsed.password) {
      [parsed.username, parsed.password] = ['', ''];
      const reason = 'Its address carries a user name or password, and such are not fetched.';
      return this.#refuse({ ...outline, address: parsed.href }, reason);
    }
    // A server never sees what follows: what differs there alone is one feed.
    parsed.hash = '';
    const url = parsed.href;
    if (this.#sources.has(url))
      this.#warnings.push(`"${quoted(title || url)}" is listed twice: ${quoted(address)}`);
    else this.#sources.set(url, this.#sourceFrom(outline, url, open));
  }

  /** Says why an outline without a feed and without any in it is no source. */
  leaveOut(outline: Outline): void {
    const { title, address, site, link, type } = outline;
    if (address !== '') return;
    if (title === '' && site === '' && link === '') return;
    if (type === 'include')
      return this.#refuse(outline, 'It includes another list. Import that list itself.');
    if (type === 'link') return this.#refuse(outline, 'It is a link, not a feed.');
    this.#refuse(outline, 'It names no feed: there is no xmlUrl.');
  }

  /** @param cut the text of a list that does not end; else null */
  finish(cut: string | null): SourceList {
    if (cut !== null) this.#warnings.push(cutWarning(cut));
    const sources = [...this.#sources.values()];
    if (sources.length === 0 && this.#leftOut.length === 0)
      this.#warnings.push('The list names no feed.');
    return { sources, leftOut: this.#leftOut, warnings: this.#warnings };
  }

  #sourceFrom(outline: Outline, url: string, open: readonly Open[]): ListedSource {
    const { title, site, outlet, fullText, isList } = outline;
    const language = this.#languageOf(outline, url);
    return {
      // A list needs a text for each; where that is the address, it is no name.
      ...(title && title !== url && title !== outline.address && { name: title }),
      url,
      siteUrl: webUrl(site),
      folders: this.#foldersOf(outline, url, open),
      ...(language && { language }),
      ...(outlet && { outlet }),
      ...(fullText !== null && { fullText }),
      ...(isList && { readAs: 'list' as const }),
    };
  }

  #foldersOf({ title, categories }: Outline, url: string, open: readonly Open[]): string[] {
    const around = open.flatMap(({ outline }) => (outline.address === '' && outline.title) || []);
    const added = [...new Set(categories)].filter((category) => !around.includes(category));
    const folders = [...around, ...added];
    if (folders.length > maxFolders)
      this.#warnings.push(
        `"${quoted(title || url)}" is in more than ${maxFolders} folders; left out: ${quoted(folders.slice(maxFolders).join(', '))}`,
      );
    return folders.slice(0, maxFolders);
  }

  /** The primary subtag (BCP 47, section 2.2.1). */
  #languageOf({ title, language }: Outline, url: string): string | null {
    if (language === '' || language === 'unknown') return null;
    const primary = /^([a-z]{2,3})(?:$|[-_])/u.exec(language.toLowerCase())?.[1];
    if (primary === undefined)
      this.#warnings.push(
        `"${quoted(title || url)}" has a language that is no code such as vi, which was left out: ${quoted(language)}`,
      );
    return primary ?? null;
  }

  #refuse({ title, address, link, site }: Outline, reason: string): void {
    const url = quoted(address || link || site);
    this.#leftOut.push({ name: quoted(title), url, reason });
  }
}

const quoted = (said: string) => oneLine(said.slice(0, maxQuoted));

/** Programs that subscribe at a click have schemes of their own. */
function withWebScheme(address: string): string {
  return address
    .replace(/^(?:feed|pcast|itpc):(?:\/\/)?(?=https?:)/iu, '')
    .replace(/^(?:feed|pcast|itpc):\/\//iu, 'http://');
}

function cutWarning(text: string): string {
  const tail = text.slice(text.lastIndexOf('<') + 1);
  const isCutInTag = !tail.includes('>') && text.includes('<');
  return `The list ends in the middle; what may have followed is missing${isCutInTag ? `. Left out: <${quoted(tail)}` : '.'}`;
}

const tooDeep = () =>
  new UnreadableFeed({
    sort: 'deep-xml',
    found: 'OPML nested deeper than any list',
    advice: 'Check the file.',
  });

function notOpml(text: string): UnreadableFeed {
  if (/<(?:rss|feed|rdf:RDF)[\s>]/iu.test(text.slice(0, 2000))) {
    return new UnreadableFeed({
      sort: 'xml',
      found: 'a feed and not an OPML list of feeds',
      advice: 'Add its address as a source instead of importing it.',
    });
  }
  const { sort, found } = recognise(text);
  return new UnreadableFeed({
    sort,
    found: `${found} and not OPML`,
    advice: 'Export the list as OPML and import that file.',
  });
}
