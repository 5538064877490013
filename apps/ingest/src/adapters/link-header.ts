/** More links than that no feed needs; headers have a limit of their own. */
const mostLinks = 100;

/** The first address with this relation in `Link` headers (RFC 8288 section 3), absolute; null where there
 *  is none that is http or https. */
export function linkedAddress(
  header: string | readonly string[] | undefined,
  relation: string,
  base: URL,
): string | null {
  const text = typeof header === 'string' ? header : (header ?? []).join(',');
  for (const { address, parameters } of linksIn(text)) {
    const relations = /(?:^|;)\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    const named = (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/);
    const url = named.includes(relation) ? URL.parse(address, base) : null;
    if (url && /^https?:$/.test(url.protocol)) return url.href;
  }
  return null;
}

/** Each address in angle brackets, with what comes after it up to the next. */
function linksIn(header: string): readonly { address: string; parameters: string }[] {
  return header
    .split('<', mostLinks)
    .slice(1)
    .flatMap((link) => {
      const end = link.indexOf('>');
      return end < 0 ? [] : [{ address: link.slice(0, end), parameters: link.slice(end + 1) }];
    });
}
