import type { Resolve } from './web-url.ts';

type Attributes = Readonly<Record<string, string>>;

/** Where pages that load pictures late keep the address, and the addresses by size. */
const lateAddresses = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-src', 'data-lazy'];
const lateSets = ['data-srcset', 'data-lazy-srcset'];

/** Where an `img` has its picture; null for tracking pixels and for what only keeps its place.
 *  @param offered the `srcset` that stands beside it in a `picture` */
export function pictureUrl(
  attributes: Attributes,
  resolve: Resolve,
  offered?: string,
): string | null {
  if (isTiny(attributes)) return null;
  const { src = '', srcset = '' } = attributes;
  const late = [
    ...lateAddresses.map((name) => attributes[name] ?? ''),
    ...lateSets.map((name) => largestIn(attributes[name] ?? '')),
  ].filter(isAddress);
  for (const address of [...late, src, largestIn(srcset), largestIn(offered ?? '')]) {
    const url = address === '' ? null : resolve(address);
    if (url !== null && isPicture(url)) return url;
  }
  return null;
}

/** Late addresses of some scripts are names that only the script knows. */
const isAddress = (text: string) => /[/.]/u.test(text.slice(0, 2_000));

/** By its address, neither a tracking pixel nor what keeps a picture's place until it is loaded. */
export function isPicture(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  const file = pathname.slice(pathname.lastIndexOf('/') + 1).toLowerCase();
  return !counters.test(hostname) && !counterPaths.test(hostname + pathname) && !isBlank(file);
}

/** Hosts that count readers, and serve no pictures. */
const counters =
  /(?:^|\.)(?:doubleclick\.net|google-analytics\.com|googletagmanager\.com|quantserve\.com|scorecardresearch\.com|statcounter\.com|pixel\.wp\.com|stats\.wp\.com|stats\.wordpress\.com|chartbeat\.(?:com|net)|imrworldwide\.com|mc\.yandex\.ru|feedsportal\.com|list-manage\.com|track\.hubspot\.com|addtoany\.com)$/u;
const counterPaths = /(?:^|\.)(?:facebook\.com\/tr(?:\/|$)|feedburner\.com\/~|google\.com\/~)/u;

/** A file of this name holds the place of a picture: the name as a whole, with a size perhaps, or one of
 *  its words where the word has no other use. */
function isBlank(file: string): boolean {
  const name = file.slice(0, 200).replace(/\.[a-z]{3,4}$/u, '');
  if (name === file) return false;
  return (
    /(?:^|[-_.@])(?:placeholder|spacer)(?:$|[-_.@\d])/u.test(name) ||
    /^(?:1x1|1px|pixel|blank|transparent|lazy|lazyload|loading|loader|clear|empty|grey|dot)(?:[-_.]?\d{1,4}(?:x\d{1,4})?)?$/u.test(
      name,
    )
  );
}

const tiny = /^0*[012](?:\.\d{1,3})?(?:px)?$/u;
const tinyStyle = /(?:^|[;\s])(?:width|height)\s?:\s?[012](?:px)?\s?(?:!important\s?)?(?:;|$)/iu;

function isTiny({ width = '', height = '', style = '' }: Attributes): boolean {
  return (
    tiny.test(width.trim()) || tiny.test(height.trim()) || tinyStyle.test(style.slice(0, 1_000))
  );
}

/** Candidates that one picture has. */
const mostCandidates = 50;

/** The address of the largest image candidate in a `srcset` (HTML standard, section 4.8.4.2.1; parsed as
 *  in 4.8.4.3.10: an address ends at white space, and may have commas inside). Empty where there is none. */
function largestIn(srcset: string): string {
  let best = { address: '', size: -1 };
  const parts = srcset
    .slice(0, 20_000)
    .split(/\s/u)
    .filter(Boolean)
    .slice(0, 2 * mostCandidates);
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const address = part.replace(/^,{1,9}|,{1,9}$/gu, '');
    if (address === '' || /^data:/iu.test(address)) continue;
    // "a.jpg 1x,b.jpg 2x": the descriptor and the next address have no white space between them.
    const [descriptor = '', ...rest] = part.endsWith(',') ? [] : (parts[at + 1] ?? '').split(',');
    if (isDescriptor(descriptor)) {
      const next = rest.join(',');
      if (next === '') at += 1;
      else parts[at + 1] = next;
    }
    const size = Number.parseFloat(descriptor) || 1;
    if (size > best.size) best = { address, size };
  }
  return best.address;
}

const isDescriptor = (text: string) => /^\d{1,6}(?:\.\d{1,6})?[wxh]$/iu.test(text);
