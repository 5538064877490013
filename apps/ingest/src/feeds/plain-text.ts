import { oneLine, paragraphs } from '@newsline/news';

/** Letters, marks and punctuation that NFC leaves as they are, single spaces between them: Latin
 *  with Vietnamese, and the usual typography. Most of what feeds hold: nothing has to be done for it. */
const cleanLine =
  /^(?:(?: (?! ))?[\x21-\x7e\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e])*$/;

/** `oneLine`, which costs as much as parsing for text that is clean already. */
export function plainLine(text: string): string {
  const trimmed = text.trim();
  return cleanLine.test(trimmed) ? trimmed : oneLine(trimmed);
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
