import { outletOf } from './outlet.ts';

/** Parameters in which redirectors carry the address that they lead to. */
const targetNames = new Set(
  `url u q to dest destination target redirect redirect_url redirecturl redirect_to goto link out
   outurl murl rurl ru mpre adurl ued`.split(/\s+/u),
);
const webAddress = /^https?:\/\/[^/?#]+\.[^/?#]/iu;
const encodedAddress = /^https?%3a/iu;
/** "/r/https://paper.example/a", "/r/https%3A%2F%2Fpaper.example%2Fa". */
const inPath = /\/(https?(?::|%3a)(?:\/|%2f){1,2}[^/?#].*)$/iu;
/** An archive's copy of a page is another page: "/web/20260102030405/https://…". */
const archived = /\/\d{8,14}[a-z_]{0,4}\/https?(?::|%3a)/iu;
/** Google News packs the address into a protocol buffer; newer ones name it no more. */
const packed = /^\/(?:rss\/)?(?:articles|read)\/([\w-]{20,2000})$/u;
const packedAddress = /https?:\/\/[\x21-\x7e]{4,1900}/u;

const mostHops = 4;

/** Where a redirector's address says that it leads, as search feeds, news alerts and counters of clicks
 *  have it; null for any other address. Only an address of another outlet counts: a page may well
 *  carry one of its own. Nothing is asked for: hops that do not name their goal stay. */
export function redirectTarget(url: string): string | null {
  let target: string | null = null;
  for (let hops = 0; hops < mostHops; hops += 1) {
    const next = nextHop(URL.parse(target ?? url));
    if (next === null) break;
    target = next;
  }
  return target;
}

function nextHop(redirector: URL | null): string | null {
  if (redirector?.protocol !== 'https:' && redirector?.protocol !== 'http:') return null;
  const target = inQuery(redirector) ?? inPathOf(redirector) ?? unpacked(redirector);
  if (target === null || !webAddress.test(target) || !URL.canParse(target)) return null;
  return outletOf(target) === outletOf(redirector.href) ? null : target;
}

function inQuery({ searchParams }: URL): string | null {
  for (const [name, value] of searchParams) {
    if (!targetNames.has(name.toLowerCase())) continue;
    const address = decoded(value.trim());
    if (webAddress.test(address)) return address;
  }
  return null;
}

function inPathOf({ pathname, search, hash }: URL): string | null {
  const written = archived.test(pathname) ? null : (inPath.exec(pathname)?.[1] ?? null);
  if (written === null) return null;
  const isEncoded = encodedAddress.test(written);
  // A proxy's own query would follow an address that is encoded; else it is that of the address.
  const address = isEncoded ? decoded(written) : written + search + hash;
  return address.replace(/^(https?:)\/(?!\/)/iu, '$1//');
}

function unpacked({ hostname, pathname }: URL): string | null {
  if (hostname !== 'news.google.com') return null;
  const [, code] = packed.exec(pathname) ?? [];
  if (code === undefined) return null;
  return packedAddress.exec(Buffer.from(code, 'base64url').toString('latin1'))?.[0] ?? null;
}

function decoded(address: string): string {
  if (!encodedAddress.test(address)) return address;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
