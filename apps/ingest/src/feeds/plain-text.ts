import { oneLine, paragraphs } from '@newsline/news';

/** `oneLine`, which looks no further where only white space at the ends is to be taken away. */
export const plainLine = (text: string): string => oneLine(text.trim());

/** `paragraphs`, for text whose paragraphs are separated by at least one empty line. */
export function plainParagraphs(text: string): string {
  const done: string[] = [];
  for (const part of text.split('\n\n')) {
    const paragraph = part.trim();
    const clean = paragraph.includes('\n') ? paragraphs(paragraph) : plainLine(paragraph);
    if (clean !== '') done.push(clean);
  }
  return done.join('\n\n');
}
