import { redirectTarget } from './redirect-target.ts';

const trackingNames = new Set(
  `fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id igshid igsh
   mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi __hssc __hstc hsctatracking oly_anon_id oly_enc_id
   cmpid cmp icid intcmp int_cmp ncid ocid ito smid smtyp emc s_cid wt.mc wt.mc_id wt_mc xtor
   ref_src ref_url soc_src soc_trk spm vero_id wickedid rb_clickid s_kwcid epik
   echobox zarsrc gidzl zanpid amp outputtype`.split(/\s+/u),
);
const trackingPrefixes = /^(?:utm|mtm|matomo|pk|piwik|at|ns|vn)_(?!id$)/u;
/** Parameters that say where the reader comes from, when what they say is "from a feed". */
const fromFeed = /^(?:rss\d*|feed|atom|xml)$/iu;

/** Fragments that lead to a place of every page. */
const places = /^(?:comments?|respond|disqus_thread|top|main|content|more-\d{1,12}|:~:.*)$/iu;

/**
 * The name under which a web page is known, so that links to one page compare equal; null for
 * anything but http and https. It is a key, not an address to fetch or to show: a host need not
 * answer without "www" or over https.
 *
 * A redirector's address is that of its goal. Normalised: scheme, letter case of the host, default
 * port, user, fragment (unless a hash-bang route; see `identityFragment`), "www.", "m.", "mobile.", "amp." hosts, the caches and viewers of AMP, "/amp" endings,
 * trailing slashes, tracking parameters, order of parameters, needless percent-encoding
 * (RFC 3986, section 6.2.2). Left as they are: letter case of the path, "index.html", and
 * parameters nobody knows, as they may name the article.
 */
export function identityUrl(url: string, base?: string): string | null {
  const parsed = URL.parse(url.trim(), base);
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return null;
  const goal = unwrapAmp(parsed) ?? redirectTarget(parsed.href);
  if (goal) return identityUrl(goal);

  const host = identityHost(parsed.hostname);
  const port =
    parsed.port === '' || parsed.port === '80' || parsed.port === '443' ? '' : `:${parsed.port}`;
  const query = parsed.search && identityQuery(parsed.searchParams);
  const hash = /^#[!/]/u.test(parsed.hash) ? parsed.hash : '';
  return `https://${host}${port}${identityPath(parsed.pathname)}${query}${hash}`;
}

/** The fragment of an address as far as it may tell several articles of one page apart, as those of
 *  release notes and advisories do, "#" included; empty where it says how the reader came, or
 *  leads to a place of every page. */
export function identityFragment(url: string): string {
  const { hash = '' } = URL.parse(redirectTarget(url) ?? url) ?? {};
  const fragment = hash.slice(1);
  if (fragment === '' || /^[!/]/u.test(fragment) || places.test(fragment)) return '';
  const fields = [...new URLSearchParams(fragment)];
  const isTracked =
    fragment.includes('=') && fields.every(([name, value]) => isTracking(name, value));
  return isTracked || fromFeed.test(fragment) ? '' : hash;
}

/** Whether something that says how the reader came is part of the address. */
export function hasTracking(url: string): boolean {
  const { searchParams } = URL.parse(url) ?? {};
  return [...(searchParams ?? [])].some(([name, value]) => isTracking(name, value));
}

function identityHost(hostname: string): string {
  const host = hostname.replace(/\.$/u, '');
  const bare = host.replace(/^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)/u, '');
  return bare.replace(/^([a-z]{2,3})\.m\.(?=[^.]+\.)/u, '$1.');
}

/** Looked for from the first of a row only: from each it would take the square of their number. */
const lastSlashes = /(?<!\/)\/+$/u;

function identityPath(pathname: string): string {
  const path = pathname
    .replace(/%[0-9a-f]{2}/giu, (code) => {
      const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/u.test(char) ? char : code.toUpperCase();
    })
    .replace(/;jsessionid=[^/?]*/iu, '')
    .replace(/\.amp(?=(?:\.html?)?\/*$)/iu, '')
    .replace(lastSlashes, '');
  return path.replace(/\/amp$/iu, '').replace(lastSlashes, '') || '/';
}

function identityQuery(params: URLSearchParams): string {
  const kept = new URLSearchParams([...params].filter(([name, value]) => !isTracking(name, value)));
  kept.sort();
  const query = kept.toString();
  return query && `?${query}`;
}

function isTracking(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (lower === '') return true;
  return trackingNames.has(lower) || trackingPrefixes.test(lower) || fromFeed.test(value);
}

/** https://www.google.com/amp/s/HOST/PATH and https://ANY.cdn.ampproject.org/c/s/HOST/PATH. */
function unwrapAmp({ hostname, pathname, search }: URL): string | null {
  const viewer = /^(?:www\.)?google\.[a-z.]+$/u.test(hostname) && /^\/amp\/(s\/)?(.+\..+)/u;
  const cache = hostname.endsWith('.cdn.ampproject.org') && /^\/[acrvi]+\/(s\/)?(.+\..+)/u;
  const match = (viewer || cache || null)?.exec(pathname);
  return match ? `http${match[1] ? 's' : ''}://${match[2]}${search}` : null;
}
