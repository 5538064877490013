import { readAttribution } from './attribution.ts';
import { readByline } from './byline.ts';
import { readDate } from './dates.ts';
import { redirectTarget } from './redirect-target.ts';
import { storyNumber } from './story-number.ts';
import { identityFragment, identityUrl } from './identity-url.ts';
import { languageDetector } from './language.ts';
import { duplicateKeys } from './stories/duplicate-keys.ts';
import { seriesOf } from './stories/series.ts';
import { entities } from './entities/entities.ts';
import { fold } from './fold.ts';
import { oneLine, paragraphs, uncensor, withoutControls, words } from './text.ts';
import { keywords } from './topics/keywords.ts';

const now = new Date('2026-01-01T00:00:00Z');
const detect = languageDetector(() => ({
  detect: () => ({ language: 'en', isReliable: () => true, getScores: () => ({}) }),
}));

/** What reads text that strangers wrote. */
const readers: [name: string, read: (text: string) => unknown][] = [
  ['oneLine', oneLine],
  ['paragraphs', paragraphs],
  ['withoutControls', withoutControls],
  ['fold', fold],
  ['words', words],
  ['uncensor', uncensor],
  ['readDate', (text) => readDate(text, { now })],
  ['readAttribution', (text) => readAttribution(text)],
  ['readAttribution of a closing line', (text) => readAttribution(`Two people met.\n\n${text}`)],
  ['readByline', readByline],
  ['the language', (text) => detect(text)],
  ['identityUrl', (text) => identityUrl(`http://a.vn/${text}`)],
  ['identityFragment', (text) => identityFragment(`http://a.vn/#${text}`)],
  ['redirectTarget', (text) => redirectTarget(`http://a.vn/${text}?url=${text}`)],
  ['storyNumber', (text) => storyNumber(`http://a.vn/${text}`)],
  ['keywords', (text) => keywords({ title: text, text })],
  ['entities in Vietnamese', (text) => entities({ title: text, summary: text, text }, 'vi')],
  ['entities in English', (text) => entities({ title: text, summary: text, text }, 'en')],
  ['duplicateKeys', (title) => duplicateKeys({ title })],
  ['seriesOf', (title) => seriesOf(title, now.getTime())],
];

const texts: [reason: string, piece: string, end: string][] = [
  ['one letter', 'a', '!'],
  ['capitals', 'A', '.'],
  ['words', 'ab ', '!'],
  ['names', 'Ab Cd, ', ')'],
  ['names that "and" joins', 'Ab Cd and ', ')'],
  ['letters and dots', 'a.', '!'],
  ['words hidden by dots', 't.rẻ e.m ', '…'],
  ['one hidden word', 'b.é', 'a.a'],
  ['apostrophes', "a'", '!'],
  ['mail addresses', 'a@', '!'],
  ['what may be a mail address', 'a-', '@'],
  ['white space', ' ', 'a'],
  ['white space and tabs', ' \t', 'a'],
  ['empty lines', '\n', 'a'],
  ['lines of white space', '\n \t', 'a'],
  ['lines of names', 'Ab Cd\n', '!'],
  ['paragraphs of names', 'Ab Cd\n\n', 'Theo AFP'],
  ['lines of sources', 'Theo AFP\n\n', 'Theo AFP'],
  ['brackets that open', '(a', ')'],
  ['brackets', '(ab) ', ')'],
  ['figures', '1', 'x'],
  ['figures and slashes', '1/', 'x'],
  ['figures and colons', '1:1 ', 'x'],
  ['combining marks', '\u0301\u0316', 'a'],
  ['combining marks between invisible signs', `${'\u0301\u0316'.repeat(10)}\u200b`, 'a'],
  ['control characters', 'a\u0001', 'a'],
  ['letters that grow', 'İß', 'ﬁ'],
  ['letters that depend on their neighbours', "Σ'", 'a'],
  ['half characters', '\ud800', 'a'],
  ['characters beyond the Basic Multilingual Plane', '👩', '\ud83d'],
  ['slashes', '/', 'x'],
  ['organisations without end', 'Bộ Y tế và ', '!'],
  ['tails of organisations', 'National Bank of ', '!'],
  ['initials', 'A.B. ', 'C'],
  ['vulnerabilities', 'CVE-2024-', '1'],
  ['quotation marks', '“" ', 'A'],
];

describe('text that is made to last', () => {
  it.each(readers)('takes %s no longer than other text', (_, read) => {
    for (const [reason, piece, end] of texts) {
      const text = piece.repeat(200_000 / piece.length) + end;
      const start = process.threadCpuUsage();
      read(text);
      // Of this thread alone: the machine may be busy with other things.
      const ms = process.threadCpuUsage(start).user / 1000;
      if (ms > 2000) throw new Error(`${reason} took ${ms} ms`);
    }
  });

  it.each([
    ['letters', 'a'],
    ['white space', ' '],
    ['dots', 'a.'],
    ['apostrophes', "a'"],
  ])('does not run out of memory on ten megabytes of %s', (_, piece) => {
    const text = `${piece.repeat(10_000_000 / piece.length)}\u0300`;
    for (const read of [oneLine, fold, words, uncensor]) {
      expect(() => read(text)).not.toThrow();
    }
  });
});
