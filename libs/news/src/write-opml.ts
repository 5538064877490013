/** As much of a source as a list of feeds says. */
export type ListedSource = {
  readonly url: string;
  readonly siteUrl: string | null;
  /** Left out where the list gives none. */
  readonly name?: string;
  /** From the outermost inwards; none at the top level. */
  readonly folders: readonly string[];
  /** ISO 639-1. */
  readonly language?: string | null;
  /** A domain. */
  readonly outlet?: string | null;
  readonly fullText?: boolean;
  /** `list`: it is no feed, but a page that lists articles. */
  readonly readAs?: 'feed' | 'list';
};

type Folder = { sources: ListedSource[]; folders: Map<string, Folder> };

/** The list as OPML 2.0 (opml.org/spec2), with every setting of a source: folders in the order of
 *  their first source, sources of one folder together. */
export function writeOpml(
  sources: readonly ListedSource[],
  { title, now }: { title: string; now: Date },
): string {
  const root: Folder = { sources: [], folders: new Map() };
  for (const source of sources) folderAt(root, source.folders).sources.push(source);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escape(title)}</title>`,
    `    <dateCreated>${now.toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...outlines(root, '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function folderAt(root: Folder, path: readonly string[]): Folder {
  let folder = root;
  for (const name of path) {
    const next = folder.folders.get(name) ?? { sources: [], folders: new Map<string, Folder>() };
    folder.folders.set(name, next);
    folder = next;
  }
  return folder;
}

function outlines({ sources, folders }: Folder, indent: string): string[] {
  const inner = [...folders].flatMap(([name, folder]) => [
    `${indent}<outline text="${escapeName(name)}">`,
    ...outlines(folder, `${indent}  `),
    `${indent}</outline>`,
  ]);
  return [...sources.map((source) => indent + outline(source)), ...inner];
}

function outline(source: ListedSource): string {
  const { url, name, siteUrl, language, outlet, fullText, readAs } = source;
  const attributes = {
    // Other programs are not to subscribe to a page as to a feed.
    type: readAs === 'list' ? 'link' : 'rss',
    text: escapeName(name ?? url),
    title: escapeName(name ?? ''),
    xmlUrl: escape(url),
    htmlUrl: escape(siteUrl ?? ''),
    language: escape(language ?? ''),
    outlet: escape(outlet ?? ''),
    fullText: fullText ? 'true' : '',
    readAs: readAs === 'list' ? readAs : '',
  };
  const written = Object.entries(attributes).flatMap(([attribute, value]) =>
    value ? `${attribute}="${value}"` : [],
  );
  return `<outline ${written.join(' ')}/>`;
}

/** Many programs escape names twice, and readers undo that: what looks like a reference in a name is
 *  escaped twice so that it stays. */
function escapeName(name: string): string {
  return escape(name.replace(/&(?=#?\w{1,32};)/gu, '&amp;'));
}

/** XML 1.0, section 2.4; control characters have no place in XML at all. */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f]/gu, ' ')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
