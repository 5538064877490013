import { words } from '../text.ts';
import { wordHash } from './term-hash.ts';

/** Shorter titles ("Giá vàng hôm nay") recur without meaning the same event. */
const fewestTitleWords = 5;

/** Hashes that two articles share when they are duplicates: of the link, and of the title's words if
 *  there are enough of them. */
export function duplicateKeys({
  title,
  url,
}: {
  title: string;
  url?: string | null | undefined;
}): number[] {
  const titleWords = words(title);
  const ofLink = url ? [wordHash(`link ${url}`)] : [];
  const ofTitle =
    titleWords.length >= fewestTitleWords ? [wordHash(`title ${titleWords.join(' ')}`)] : [];
  // Not by `push`, which makes room for seventeen: they are kept for every article.
  return ofLink.concat(ofTitle);
}
