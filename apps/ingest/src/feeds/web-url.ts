/** As long as an address may be: what HTTP software should take at least (RFC 9110, section 4.1). */
const longest = 8000;
/** A base stands again in front of every address that is relative to it. */
const longestBase = 1000;
/** How many characters the addresses of one text may grow by when they are made absolute: a
 *  megabyte of one-letter links and a long base would fill the memory. */
const mostGrowth = 8_000_000;

/** An address as absolute http or https; null for others, for none, and for what is too long to ask
 *  a server for. */
export function webUrl(url: string, baseUrl?: string): string | null {
  const address = url.trim();
  if (address === '' || address.length > longest) return null;
  const parsed = URL.parse(address, isTooLong(baseUrl) ? undefined : baseUrl);
  return parsed &&
    parsed.href.length <= longest &&
    (parsed.protocol === 'https:' || parsed.protocol === 'http:') &&
    parsed.hostname !== ''
    ? parsed.href
    : null;
}

const isTooLong = (baseUrl: string | undefined) => (baseUrl?.length ?? 0) > longestBase;

/** What xml:base says, absolute; `inherited` where that is no base. */
export function baseWithin(declared: string, inherited: string, documentUrl?: string): string {
  if (isTooLong(declared)) return inherited;
  const base = URL.parse(declared.trim(), inherited || documentUrl)?.href ?? '';
  return base === '' || isTooLong(base) ? inherited : base;
}

export type Resolve = (url: string, base?: string) => string | null;

/** `webUrl` for all addresses of one text or feed, from `baseUrl` where none is given; null for
 *  those that are left when together they have grown beyond all sense. */
export function addressResolver(baseUrl: string | undefined): Resolve {
  let growth = 0;
  return (url, base) => {
    const absolute = growth > mostGrowth ? null : webUrl(url, base || baseUrl);
    growth += Math.max(0, (absolute?.length ?? 0) - url.length);
    return absolute;
  };
}
