import { readDate } from '@newsline/news';

const day =
  /(?<=[/_.-])(?<y>19\d\d|20\d\d)(?<s>[/_-]?)(?<m>\d\d?|[a-z]{3})\k<s>(?<d>\d\d?)(?:\d{6})?(?=[/_.-]|$)/giu;
const dayFirst = /(?<=[/_.-])(?<d>\d\d)(?<s>[/_-])(?<m>\d\d)\k<s>(?<y>20\d\d)(?=[/_.-]|$)/giu;

/** The day that an article's address has in its path ("/2031/04/02/", "-20310402101500.htm"); null where
 *  none has one. A year and a month are no day. */
export function dateInAddress(
  addresses: readonly (string | null | undefined)[],
  { now, zone }: { readonly now: Date; readonly zone: string },
): Date | null {
  for (const address of addresses) {
    const path = (address ? URL.parse(address)?.pathname : undefined) ?? '';
    for (const match of [...path.matchAll(day), ...path.matchAll(dayFirst)]) {
      const { y = '', m = '', d = '', s = '' } = match.groups ?? {};
      if (s === '' && match[0].length < 8) continue;
      const text = /^\d/u.test(m) ? `${y}-${m}-${d}` : `${d} ${m} ${y}`;
      const at = readDate(text, { now, zone })?.at;
      if (at && at <= now) return at;
    }
  }
  return null;
}
