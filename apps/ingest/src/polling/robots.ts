/** What a robots.txt says to one crawler. */
export type Robots = {
  /** @param target path and query, as in the request */
  readonly allows: (target: string) => boolean;
  /** Null: it asks for none. */
  readonly crawlDelayMs: number | null;
  /** As many characters are kept of it. */
  readonly size: number;
};

type Group = { agents: Set<string>; rules: Rule[]; crawlDelayMs: number | null; isOpen: boolean };
type Rule = { readonly pattern: string; readonly isAllowed: boolean };

/** RFC 9309 section 2.5: what is behind them need not be read. In bytes. */
export const longestRobots = 500 * 1024;
/** Of one crawler; each is tried on each page, and a file may be made to cost time. */
const mostRules = 5_000;
const longestTarget = 2_000;

/** Everything is allowed where nothing is said. */
export const allowsAll: Robots = { allows: () => true, crawlDelayMs: null, size: 0 };

/** Reads a robots.txt by RFC 9309: the groups of our product token count, where there are none those of
 *  `*`; of the rules that fit the longest, and of equals the one that allows. `Crawl-delay` is no part of
 *  the RFC, and widely meant.
 *  @param token letters, `-` and `_`, in any case */
export function parseRobots(file: Uint8Array, token: string): Robots {
  const groups = groupsIn(linesOf(file));
  const own = groups.filter(({ agents }) => agents.has(token.toLowerCase()));
  const meant = own.length > 0 ? own : groups.filter(({ agents }) => agents.has('*'));
  const rules = meant
    .flatMap((group) => group.rules)
    .slice(0, mostRules)
    .sort((a, b) => b.pattern.length - a.pattern.length || (a.isAllowed ? -1 : 1));
  const delays = meant.flatMap(({ crawlDelayMs }) => crawlDelayMs ?? []);
  return {
    allows: (target) => {
      const sought = normalised(target.slice(0, longestTarget)).replaceAll(/[*$]/g, encode);
      if (sought === '/robots.txt') return true;
      return rules.find(({ pattern }) => fits(pattern, sought))?.isAllowed ?? true;
    },
    crawlDelayMs: delays.length > 0 ? Math.max(...delays) : null,
    size: rules.reduce((sum, { pattern }) => sum + pattern.length, 0),
  };
}

/** Without the last where the file was cut in it. */
function linesOf(file: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(file.subarray(0, longestRobots));
  const lines = text.split(/\r\n|\r|\n/);
  return file.length > longestRobots ? lines.slice(0, -1) : lines;
}

function groupsIn(lines: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const [record = ''] = line.split('#', 1);
    const at = record.indexOf(':');
    if (at < 0) continue;
    const name = record.slice(0, at).trim().toLowerCase();
    const value = record.slice(at + 1).trim();
    let group = groups.at(-1);
    if (name === 'user-agent') {
      if (!group?.isOpen) {
        group = { agents: new Set(), rules: [], crawlDelayMs: null, isOpen: true };
        groups.push(group);
      }
      group.agents.add(value === '*' ? value : (/^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? ''));
    } else if (group && (name === 'allow' || name === 'disallow')) {
      group.isOpen = false;
      // An empty one says nothing.
      const isPattern = /^[/*]/.test(value) && value.length <= longestTarget;
      if (isPattern) group.rules.push({ pattern: normalised(value), isAllowed: name === 'allow' });
    } else if (group && name === 'crawl-delay' && /^\d+(\.\d+)?$/.test(value))
      group.crawlDelayMs = Number(value) * 1000;
  }
  return groups;
}

/** Section 2.2.2: what is not ASCII is compared percent-encoded, and what need not be encoded is not. */
function normalised(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent)
    .replaceAll(/%[0-9a-f]{2}/gi, (octet) => {
      const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : octet.toUpperCase();
    });
}

function encode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Section 2.2.3: `*` stands for anything, `$` for the end. Each piece between stars is looked for once, from
 *  where the one before it ends. */
function fits(pattern: string, target: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const [first = '', ...others] = (isAnchored ? pattern.slice(0, -1) : pattern)
    .replaceAll('$', encode)
    .split('*');
  if (!target.startsWith(first)) return false;
  const last = isAnchored ? others.pop() : undefined;
  let at = first.length;
  for (const piece of others) {
    const found = target.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (!isAnchored) return true;
  if (last === undefined) return target.length === at;
  return target.endsWith(last) && target.length - last.length >= at;
}
