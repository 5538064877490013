import type { ListedSource } from './read-opml.ts';

type Folder = { sources: ListedSource[]; folders: Map<string, Folder> };

/** The list as OPML 2.0 (opml.org/spec2) that `readOpml` reads back as it was: folders in the order
 *  of their first source, sources of one folder together. */
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
    `${indent}<outline text="${escape(name)}">`,
    ...outlines(folder, `${indent}  `),
    `${indent}</outline>`,
  ]);
  return [...sources.map((source) => indent + outline(source)), ...inner];
}

function outline({ name, url, siteUrl, language, outlet }: ListedSource): string {
  const attributes = {
    type: 'rss',
    text: name,
    title: name,
    xmlUrl: url,
    htmlUrl: siteUrl,
    language,
    outlet,
  };
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value ? `${name}="${escape(value)}"` : [],
  );
  return `<outline ${written.join(' ')}/>`;
}

/** XML 1.0, section 2.4; control characters have no place in XML at all. */
const escape = (text: string) =>
  text
    .replace(/[\u0000-\u001f\u007f]/gu, ' ')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
