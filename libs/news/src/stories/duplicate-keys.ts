import { words } from '../text.ts';
import { wordHash } from './terms.ts';

/** Shorter titles ("Giá vàng hôm nay") recur without meaning the same event. */
const fewestTitleWords = 5;

/** Hashes by which two articles are taken for one at sight: the link, and the title by its words
 *  if there are enough of them. */
export function marksOf({
  title,
  url,
}: {
  title: string;
  url?: string | null | undefined;
}): number[] {
  const marks: number[] = [];
  if (url) marks.push(wordHash(`link ${url}`));
  const titleWords = words(title);
  if (titleWords.length >= fewestTitleWords) marks.push(wordHash(`title ${titleWords.join(' ')}`));
  return marks;
}
