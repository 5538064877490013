const opener = '<![CDATA[';
const closer = ']]>';
const articleEnd = /<\/(?:item|entry)\s*>/giu;
const textEnd =
  /<\/(?:[\w.-]+:)?(?:title|description|summary|content|encoded|link|guid|id|author|creator|category|name)\s*>/giu;

/** Closes CDATA sections whose end is missing: one that runs over the end of an article into the
 *  next section, or to the end of the document, ends at the first end tag of a text instead. One
 *  pass; text without such a section is returned as it is. */
export function closeCdata(text: string): string {
  let out = '';
  let done = 0;
  const openerFrom = finder((from) => text.indexOf(opener, from));
  const closerFrom = finder((from) => text.indexOf(closer, from));
  const articleEndFrom = finder(searching(articleEnd, text));
  const textEndFrom = finder(searching(textEnd, text));
  let start = openerFrom(0);
  while (start < Infinity) {
    const end = closerFrom(start);
    const runsTo = Math.min(end, text.length);
    const isOpen = end === Infinity || openerFrom(start + opener.length) < end;
    const cut = isOpen && articleEndFrom(start) < runsTo ? textEndFrom(start) : Infinity;
    if (cut < runsTo) {
      out += text.slice(done, cut) + closer;
      done = cut;
      start = openerFrom(cut);
    } else {
      start = end === Infinity ? end : openerFrom(runsTo);
    }
  }
  return done === 0 ? text : out + text.slice(done);
}

/** Where something comes next from a place on; `Infinity` where it does not. Places asked for never
 *  lie before the last one, so no part of the text is searched twice. */
function finder(search: (from: number) => number): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      found = search(from);
      if (found < 0) found = Infinity;
    }
    return found;
  };
}

const searching = (pattern: RegExp, text: string) => (from: number) => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
};
