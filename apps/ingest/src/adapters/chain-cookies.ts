import { outletOf } from '@newsline/news';

type Cookie = {
  readonly name: string;
  readonly value: string;
  /** Where it was set. */
  readonly by: URL;
  /** Hosts that end so get it too; null: only the one that set it. */
  readonly domain: string | null;
  readonly path: string;
  readonly isSecure: boolean;
};

/** More than any redirect sets. */
const maxCookies = 20;
/** Of a name and its value, in characters: RFC 6265 section 6.1. */
const maxLength = 4_096;

/** The cookies of one chain of redirects: some servers redirect for as long as they don't get back what
 *  they set (RFC 6265 section 5). They end with the chain, and say nothing of it to another outlet. */
export class ChainCookies {
  readonly #cookies = new Map<string, Cookie>();

  /** Takes what an answer sets; what is wrong or too much is left out. */
  take(by: URL, setCookies: readonly string[], now: number): void {
    for (const text of setCookies.slice(0, maxCookies)) {
      const cookie = cookieOf(text, by);
      if (!cookie) continue;
      const { name, domain, path } = cookie;
      const key = `${name}\n${domain ?? by.host}\n${path}`;
      this.#cookies.delete(key);
      if (!isOver(text, now) && this.#cookies.size < maxCookies) this.#cookies.set(key, cookie);
    }
  }

  /** What a request sends; empty for none. */
  headerFor(url: URL): string {
    return [...this.#cookies.values()]
      .filter((cookie) => goesTo(cookie, url))
      .sort((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }
}

function cookieOf(text: string, by: URL): Cookie | null {
  const [pair = '', ...attributes] = text.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at).trim();
  const value = pair.slice(at + 1).trim();
  if (at < 1 || pair.length > maxLength || !/^[\x21-\x7e]+$/.test(name)) return null;
  if (!/^[\x20-\x7e]*$/.test(value)) return null;
  const given = valueOf(attributes, 'domain')?.replace(/^\./, '').toLowerCase();
  const domain = given && given !== by.hostname ? given : null;
  if (domain !== null && !isWithin(by, domain)) return null;
  const isSecure = valueOf(attributes, 'secure') !== undefined;
  if (isSecure && by.protocol !== 'https:') return null;
  const path = valueOf(attributes, 'path');
  return {
    name,
    value,
    by,
    // A host that names itself means those below it, too.
    domain: domain ?? (given ? by.hostname : null),
    path: path?.startsWith('/') ? path : directoryOf(by.pathname),
    isSecure,
  };
}

/** The last one of a name counts; empty where it has no value. */
function valueOf(attributes: readonly string[], name: string): string | undefined {
  const found = attributes.findLast(
    (attribute) => attribute.split('=', 1)[0]?.trim().toLowerCase() === name,
  );
  return found?.split('=').slice(1).join('=').trim();
}

/** Whether `domain` is above a host and belongs to the same outlet: no public suffix, and no host whose
 *  subdomains are strangers to each other. */
function isWithin(url: URL, domain: string): boolean {
  return url.hostname.endsWith(`.${domain}`) && outletOf(`http://${domain}`) === outletOf(url.href);
}

function goesTo({ by, domain, path, isSecure }: Cookie, url: URL): boolean {
  const isHost = url.hostname === by.hostname || (domain !== null && isWithin(url, domain));
  // Without a domain, as at an IP address, another port is somebody else.
  if (!isHost && url.hostname !== domain) return false;
  if (outletOf(url.href) !== outletOf(by.href)) return false;
  if (isSecure && url.protocol !== 'https:') return false;
  const isBelow = path.endsWith('/') || url.pathname.charAt(path.length) === '/';
  return url.pathname === path || (url.pathname.startsWith(path) && isBelow);
}

function isOver(text: string, now: number): boolean {
  const [, ...attributes] = text.split(';');
  const maxAge = valueOf(attributes, 'max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  return Date.parse(valueOf(attributes, 'expires') ?? '') <= now;
}

/** RFC 6265 section 5.1.4. */
function directoryOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}
