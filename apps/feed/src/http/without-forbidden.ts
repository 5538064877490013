/** What neither HTML (WHATWG HTML, section 13.1.4) nor XML (XML 1.0, section 2.2, with what it
 *  discourages) is to have, and what turns around all that follows it in a block: a title from elsewhere
 *  must not do that to a page. Left-to-right and right-to-left marks are spelling and stay. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/gu;

/** One of them makes a whole feed unreadable, so they are left out. Line breaks are as XML reads them
 *  (XML 1.0, section 2.11). */
export function withoutForbidden(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(forbidden, '');
}
