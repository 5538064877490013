import { oneLine, paragraphs } from '@newsline/news';

/** `oneLine`, which looks no further where only white space at the ends is to be taken away. */
export const plainLine = (text: string): string => oneLine(text.trim());

const mostLines = 50_000;

/** Plain text as HTML that shows its lines and paragraphs. */
export function htmlOfPlain(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (!escaped.trim().includes('\n')) return escaped;
  const clean = paragraphs(escaped);
  // A tag for each line of a book is read in a moment; for each of a megabyte of them it takes seconds.
  if (clean.split('\n', mostLines).length === mostLines) return escaped;
  return clean
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

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
