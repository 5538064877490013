/** Without `u`: with it the letter ſ would be an "s" here, and no element's name elsewhere. */
const unread = /<(?:(script|style|svg|template)\b[^<>]{0,2000}>|!--)/gi;
const ends = new Map([
  ['script', /<\/script/gi],
  ['style', /<\/style/gi],
  ['svg', /<\/svg/gi],
  ['template', /<\/template/gi],
]);

/** A page's markup without what runs or decorates and without comments: most of its bytes, and of
 *  the time to parse it. JSON-LD stays. Linear: an element that nobody closes ends the search. */
export function withoutScripts(html: string): string {
  let kept = '';
  let from = 0;
  for (const match of html.matchAll(unread)) {
    if (match.index < from) continue;
    const name = match[1]?.toLowerCase();
    if (name === 'script' && /ld\+json/i.test(match[0])) continue;
    const end = endOf(html, name, match.index + match[0].length);
    if (end < 0) break;
    kept += html.slice(from, match.index);
    from = end;
  }
  return kept + html.slice(from);
}

function endOf(html: string, name: string | undefined, from: number): number {
  const pattern = ends.get(name ?? '');
  if (!pattern) {
    const end = html.indexOf('-->', Math.max(0, from - 2));
    return end < 0 ? -1 : end + 3;
  }
  pattern.lastIndex = from;
  const close = pattern.exec(html);
  const end = close ? html.indexOf('>', close.index) : -1;
  return end < 0 ? -1 : end + 1;
}
