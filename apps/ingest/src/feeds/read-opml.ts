import type { SourceState } from '@newsline/contracts';
import { oneLine } from '@newsline/news';
import { Parser } from 'htmlparser2';

import { decodeBytes } from './decode-bytes.ts';
import { recognise } from './recognise.ts';
import { UnreadableFeed } from './unreadable-feed.ts';
import { webUrl } from './web-url.ts';

/** As much of a source as a list says. Folders are from the outermost inwards; none at the top level. */
export type ListedSource = Pick<SourceState, 'url' | 'siteUrl' | 'name' | 'folders'> & {
  readonly language?: string | null;
  readonly outlet?: string | null;
};

export type SourceList = {
  sources: ListedSource[];
  /** What was left out and why, for the one who imports. */
  warnings: string[];
};

const maxDepth = 50;
/** Of elements of any name. */
const maxNesting = 200;
/** Of what a list says, in a warning. */
const maxQuoted = 200;

/** The feeds in an OPML 1.0 or 2.0 subscription list (opml.org/spec2), in its order; one that is
 *  listed twice counts where it stands first. An outline with a feed's address is a feed whatever
 *  its type says; one without is a folder. Throws `UnreadableFeed` for what is not OPML. */
export function readOpml(bytes: Uint8Array, contentType?: string): SourceList {
  const { text } = decodeBytes(bytes, contentType);
  const sources = new Map<string, ListedSource>();
  const warnings: string[] = [];
  /** The folder that each open outline is, or null where it is a feed. */
  const open: (string | null)[] = [];
  let isOpml = false;
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
        const found = readOutline(attributes);
        open.push(found.address === '' ? found.title : null);
        if (found.address === '') return;
        const url = webUrl(
          found.address
            .replace(/^feed:(?:\/\/)?(?=https?:)/iu, '')
            .replace(/^feed:\/\//iu, 'http://'),
        );
        const [title, address] = [found.title, found.address].map((said) =>
          oneLine(said.slice(0, maxQuoted)),
        );
        if (!url) warnings.push(`"${title || address}" has no http address: ${address}`);
        else if (sources.has(url)) warnings.push(`"${title || url}" is listed twice: ${url}`);
        else sources.set(url, sourceFrom(found, url, open));
      },
      onclosetag(tag) {
        nesting -= 1;
        if (tag.toLowerCase() === 'outline') open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  if (!isOpml) throw notOpml(text);
  if (sources.size === 0 && warnings.length === 0) warnings.push('The list names no feed.');
  return { sources: [...sources.values()], warnings };
}

const tooDeep = () => new UnreadableFeed('OPML nested deeper than any list', 'Check the file.');

type Outline = {
  title: string;
  address: string;
  site: string;
  language: string;
  outlet: string;
};

function readOutline(attributes: Readonly<Record<string, string>>): Outline {
  const byName = new Map(
    Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const value = (name: string) => oneLine(byName.get(name) ?? '');
  return {
    title: value('title') || value('text'),
    address: value('xmlurl'),
    site: value('htmlurl'),
    language: value('language'),
    outlet: value('outlet'),
  };
}

function sourceFrom(
  { title, site, language, outlet }: Outline,
  url: string,
  open: readonly (string | null)[],
): ListedSource {
  return {
    name: title || new URL(url).hostname,
    url,
    siteUrl: webUrl(site),
    folders: open.flatMap((folder) => folder || []),
    ...(language && language !== 'unknown' && { language }),
    ...(outlet && { outlet }),
  };
}

function notOpml(text: string): UnreadableFeed {
  if (/<(?:rss|feed|rdf:RDF)[\s>]/iu.test(text.slice(0, 2000))) {
    return new UnreadableFeed(
      'a feed and not an OPML list of feeds',
      'Add its address as a source instead of importing it.',
    );
  }
  const { found } = recognise(text);
  return new UnreadableFeed(
    `${found} and not OPML`,
    'Export the list as OPML and import that file.',
  );
}
