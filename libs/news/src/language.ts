import { eld } from 'eld/large';
import { words } from './text.ts';

/** "Undetermined", ISO 639-3. */
const undetermined = 'und';

/** A title and half a summary; more text costs time and says nothing new. */
const enoughUnits = 240;
/** The detector is sure of a text long before that. */
const enoughForDetector = 140;
/** Fewer words are names and figures as often as they are language. */
const fewWords = 4;
/** So few words in Latin letters may be a name in any language. */
const nameWords = 2;
const latinOnly = /^[\p{Script=Latin}\p{Script=Common}\p{M}]*$/u;

/** Letters that Vietnamese writes and no other language of the detector does. */
const vietnameseLetter = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u;
const vietnameseLetters = { has: (word: string) => vietnameseLetter.test(word) };
/** Half the words of Vietnamese prose have such a letter, the names in an English text far fewer. */
const vietnameseShare = 0.3;

/** A Vietnamese syllable as typed without marks; see `uncensor` for the source. */
const bareSyllable =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;
const bareSyllables = { has: (word: string) => bareSyllable.test(word) };
/** Of 3,806 Vietnamese titles without marks 96 % reach it, of 3,720 English ones 0.05 %. */
const bareShare = 0.7;

/** Function words that English alone writes so. Three of them settle the matter at a tenth of the
 *  detector's price, which is high on English. */
const englishWords = new Set(
  (
    'the and with from that this his says after who will has have were been their its would ' +
    'could what how why which about they she than when more into against should before'
  ).split(' '),
);
const enoughEnglish = 3;
const englishShare = 0.07;
/** Function words that other languages write too, if less often. Where the source says that it is
 *  English and one of the words above agrees, they may settle it. */
const sharedWithEnglish = new Set(
  'of to in a for on as was by at it is an be or not but are'.split(' '),
);
const hintedEnglishShare = 0.15;

/** How far the hinted language may be behind the best one, on the detector's scale of 0 to 1, and
 *  still be believed; on few words it is believed wherever it is possible at all. */
const benefitOfDoubt = 0.04;

/**
 * The language of plain text as an ISO 639-1 code, `und` if there is nothing to tell it by.
 *
 * `hint` is the language that the source usually writes: it decides where the text has no words or
 * too few, and where it is nearly as likely as the best guess; never against clear text, because
 * sources mix languages. Vietnamese without its marks is recognised by its syllables.
 */
export function detectLanguage(text: string, hint?: string): string {
  const sample = text.slice(0, enoughUnits).normalize('NFC');
  const found = words(sample).filter((word) => !/^\d/u.test(word));
  if (found.length === 0) return hint ?? undetermined;
  if (share(found, vietnameseLetters) >= vietnameseShare && (hint === 'vi' || found.length > 2)) {
    return 'vi';
  }
  if (found.length >= fewWords && share(found, bareSyllables) >= bareShare) return 'vi';
  const english = share(found, englishWords);
  if (english >= englishShare && english * found.length >= enoughEnglish) return 'en';
  const withShared = english + share(found, sharedWithEnglish);
  if (hint === 'en' && english > 0 && withShared >= hintedEnglishShare) return 'en';
  return withHint(sample.slice(0, enoughForDetector), found.length, hint);
}

function withHint(sample: string, wordCount: number, hint: string | undefined): string {
  if (hint !== undefined && wordCount <= nameWords && latinOnly.test(sample)) return hint;
  const result = eld.detect(sample);
  if (hint === undefined || result.language === hint) return result.language || undetermined;
  if (result.language === '') return hint;
  const scores = result.getScores();
  const hinted = scores[hint] ?? 0;
  if (wordCount < fewWords) return hinted > 0 || !result.isReliable() ? hint : result.language;
  return (scores[result.language] ?? 0) - hinted <= benefitOfDoubt ? hint : result.language;
}

function share(found: readonly string[], kind: { has(word: string): boolean }): number {
  let matching = 0;
  for (const word of found) if (kind.has(word)) matching++;
  return matching / found.length;
}
