/** Which prefix stands for a namespace in our names; '' for the feed formats' own elements. */
const prefixes: [pattern: RegExp, prefix: string][] = [
  [
    /^http:\/\/purl\.org\/rss\/1\.0\/$|netscape\.com\/rdf\/simple\/0\.9|userland\.com\/rss|^http:\/\/blogs\.law\.harvard\.edu\/tech\/rss|^http:\/\/purl\.org\/net\/rss1\.1#/u,
    '',
  ],
  [
    /^https?:\/\/www\.w3\.org\/2005\/atom|^http:\/\/purl\.org\/atom\/ns#|^http:\/\/example\.com\/necho/u,
    'atom',
  ],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#/u, 'rdf'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.[01]\/?/u, 'dc'],
  [/^http:\/\/purl\.org\/dc\/terms\/?/u, 'dcterms'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?/u, 'content'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/syndication\/?/u, 'sy'],
  [/^https?:\/\/search\.yahoo\.com\/(?:mrss|rss)/u, 'media'],
  [/^http:\/\/www\.itunes\.com\/(?:dtds|podcast)/u, 'itunes'],
  [/^http:\/\/rssnamespace\.org\/feedburner/u, 'feedburner'],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml/u, 'xhtml'],
];

const plainText =
  'title subtitle tagline info abstract rights copyright dc:title dc:rights media:title dc:description itunes:title itunes:subtitle dc:language';
const html =
  'description summary content content:encoded fullitem xhtml:body body itunes:summary media:description';
const other = `rss channel feed rdf:RDF item entry link id guid pubDate lastBuildDate published issued
  created updated modified date dc:date dcterms:issued dcterms:created dcterms:modified dcterms:date
  author contributor name email uri url homepage managingEditor webMaster dc:creator dc:author
  dc:contributor dc:publisher dc:subject itunes:author itunes:owner itunes:link category keywords tags tag language image width height
  logo icon ttl skipHours skipDays hour day sy:updatePeriod sy:updateFrequency enclosure thumbnail
  media:content media:thumbnail
  media:group itunes:image itunes:category itunes:keywords media:keywords feedburner:origLink comments version`;

const list = (names: string) => names.split(/\s+/u);
const plainNames: ReadonlySet<string> = new Set(list(plainText));
const htmlNames: ReadonlySet<string> = new Set(list(html));
const canonical: ReadonlyMap<string, string> = new Map(
  [...plainNames, ...htmlNames, ...list(other)].map((name) => [name.toLowerCase(), name]),
);

/** Namespace declarations in force, by prefix; the default one under ''. */
export type Scope = {
  readonly uris: ReadonlyMap<string, string>;
  /** The namespace of the document element: its elements have no prefix in our names. */
  readonly home: string;
  /** Names looked up already. */
  readonly names: Map<string, string | null>;
  /** The scopes of elements inside that declare something, by what they declare. */
  readonly inner: Map<string, Scope>;
  /** How many scopes the document has. */
  readonly total: { count: number };
};

type Tag = { rawName: string; attributes: Readonly<Record<string, string>> };

/** More declarations and scopes than this, longer addresses, and more names only an attacker makes. */
const maxDeclarations = 200;
const maxScopes = 1000;
const maxUriLength = 200;
const maxNames = 1000;

/** The scope of a document, from the tag of its first element. */
export function rootScope({ rawName, attributes }: Tag): Scope {
  const uris = new Map(declarations(attributes));
  return { uris, home: uris.get(prefixOf(rawName)) ?? '', ...unused(), total: { count: 1 } };
}

/** The scope inside an element with these attributes. */
export function enterScope(scope: Scope, attributes: Tag['attributes']): Scope {
  const declared = declarations(attributes);
  if (declared.length === 0) return scope;
  const key = declared.join(' ');
  const known = scope.inner.get(key);
  if (known) return known;
  const { total } = scope;
  if (scope.uris.size > maxDeclarations || total.count >= maxScopes) return scope;
  total.count += 1;
  const inner = { ...scope, uris: new Map([...scope.uris, ...declared]), ...unused() };
  scope.inner.set(key, inner);
  return inner;
}

const unused = () => ({ names: new Map<string, string | null>(), inner: new Map<string, Scope>() });

function declarations(attributes: Tag['attributes']): [prefix: string, uri: string][] {
  const found: [string, string][] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const isDeclaration = name === 'xmlns' || name.startsWith('xmlns:');
    if (isDeclaration)
      found.push([name.slice(6), value.trim().slice(0, maxUriLength).toLowerCase()]);
  }
  return found.slice(0, maxDeclarations);
}

/** Our one name for an element of feeds, whatever prefix or letter case the document uses
 *  ("DC:Creator", "rss:title"); null for elements that mean nothing to us. A prefix that is not
 *  declared counts as what it is usually declared to be. */
export function canonicalName(scope: Scope, rawName: string): string | null {
  const known = scope.names.get(rawName);
  if (known !== undefined) return known;
  const name = lookUp(scope, rawName);
  if (scope.names.size < maxNames) scope.names.set(rawName, name);
  return name;
}

function lookUp(scope: Scope, rawName: string): string | null {
  const prefix = prefixOf(rawName);
  const local = rawName.slice(prefix ? prefix.length + 1 : 0).toLowerCase();
  const uri = scope.uris.get(prefix);
  const standing = uri === undefined ? prefix.toLowerCase() : prefixFor(uri, scope.home);
  if (standing === null) return null;
  // What these say about a person is said inside an element that is theirs already.
  const isOfPerson = /^(?:name|email|uri)$/u.test(local);
  if (isOfPerson && (standing === 'atom' || standing === 'itunes')) return local;
  if (standing === 'atom') {
    return canonical.has(local) ? `atom:${canonical.get(local)}` : null;
  }
  return canonical.get(standing ? `${standing}:${local}` : local) ?? null;
}

function prefixFor(uri: string, home: string): string | null {
  const known = prefixes.find(([pattern]) => pattern.test(uri))?.[1];
  if (known === 'rdf') return known;
  return uri === home || uri === '' ? '' : (known ?? null);
}

const prefixOf = (name: string) => name.slice(0, Math.max(0, name.indexOf(':')));

export type TextKind = 'line' | 'html' | null;

/** How the text of an element is to be read: as one line, as HTML, or as it stands. */
export function textKind(name: string): TextKind {
  const local = name.startsWith('atom:') ? name.slice(5) : name;
  if (htmlNames.has(local)) return 'html';
  return plainNames.has(local) ? 'line' : null;
}

/** Elements without child elements: one that opens inside tells that their end tag is missing. */
export const isLeaf = (name: string) =>
  /^(?:link|guid|id|pubDate|lastBuildDate|published|updated|issued|modified|created|category|language|ttl|comments|dc:\w+)$/u.test(
    name,
  );

/** Elements that no HTML has: where one opens inside a text, the text's end tag is missing. */
export const isFeedOnly = (name: string) =>
  /^(?:item|entry|channel|guid|pubDate|description|category|content:encoded|dc:\w+|published|updated)$/u.test(
    name,
  );
