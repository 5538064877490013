const opener = '<![CDATA[';
const closer = ']]>';
const articleEnd = /<\/(?:item|entry)\s*>/iu;
const textEnd =
  /<\/(?:[\w.-]+:)?(?:title|description|summary|content|encoded|link|guid|id|author|creator|category|name)\s*>/iu;

/** Closes CDATA sections whose end is missing: one that runs over the end of an article into the
 *  next section, or to the end of the document, ends at the first end tag of a text instead. One
 *  pass; text without such a section is returned as it is. */
export function closeCdata(text: string): string {
  let out = '';
  let done = 0;
  let start = text.indexOf(opener);
  let end = 0;
  while (start >= 0) {
    if (end >= 0 && end < start) end = text.indexOf(closer, start);
    const next = text.indexOf(opener, start + opener.length);
    const runsTo = end < 0 ? text.length : end;
    if (end < 0 || (next >= 0 && next < end)) {
      const section = text.slice(start, runsTo);
      const cut = articleEnd.test(section) ? section.search(textEnd) : -1;
      if (cut >= 0) {
        out += text.slice(done, start + cut) + closer;
        done = start + cut;
        start = next;
        continue;
      }
    }
    start = end < 0 ? -1 : text.indexOf(opener, runsTo);
  }
  return done === 0 ? text : out + text.slice(done);
}
