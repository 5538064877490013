/** An address as absolute http or https; null for others, and for none. */
export function webUrl(url: string, baseUrl?: string): string | null {
  const address = url.trim();
  const parsed = address === '' ? null : URL.parse(address, baseUrl);
  return parsed &&
    (parsed.protocol === 'https:' || parsed.protocol === 'http:') &&
    parsed.hostname !== ''
    ? parsed.href
    : null;
}

/** Where an `img` has its picture; null for tracking pixels. Pages that load pictures late keep the
 *  address elsewhere than in `src`. */
export function pictureUrl(
  attributes: Readonly<Record<string, string>>,
  baseUrl?: string,
): string | null {
  const { src = '', width = '', height = '' } = attributes;
  if (/^[012](?:px)?$/u.test(width) || /^[012](?:px)?$/u.test(height)) return null;
  const late = attributes['data-src'] ?? attributes['data-original'] ?? '';
  const address = late && (src === '' || src.startsWith('data:')) ? late : src;
  return webUrl(address, baseUrl);
}
