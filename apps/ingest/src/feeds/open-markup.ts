/** HTML whose last comment nobody closed: the standard hides all that follows, which was written to be read,
 *  so such a comment ends at its first ">". A declaration or instruction without one ("<!DOCTYPE" as the
 *  subject of a sentence) is text. Linear; other HTML is returned as it is. */
export function withoutOpenMarkup(html: string): string {
  if (!/<[!?]/u.test(html)) return html;
  let kept = '';
  let from = 0;
  const closed = html.lastIndexOf('-->');
  for (;;) {
    const start = html.indexOf('<!--', Math.max(from, closed < 0 ? 0 : closed + 3));
    if (start < 0) break;
    kept += html.slice(from, start);
    const end = html.indexOf('>', start);
    if (end < 0) return kept;
    from = end + 1;
  }
  const rest = html.slice(from);
  const last = rest.lastIndexOf('<');
  const isOpen = /[!?]/u.test(rest.charAt(last + 1)) && rest.lastIndexOf('>') < last;
  return kept + (isOpen ? `${rest.slice(0, last)}&lt;${rest.slice(last + 1)}` : rest);
}
