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
  const keys: number[] = [];
  if (url) keys.push(wordHash(`link ${url}`));
  const titleWords = words(title);
  if (titleWords.length >= fewestTitleWords) keys.push(wordHash(`title ${titleWords.join(' ')}`));
  return keys;
}
