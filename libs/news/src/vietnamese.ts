import { normalise } from './normalise.ts';
import { words } from './text.ts';

/** Letters that Vietnamese writes and no other language of the detector does. */
export const vietnameseLetter = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u;
/** Those that nobody else writes at all: Romanian has "ă", Croatian "đ", Yoruba and Igbo dots below. */
const ownLetter = /[ơưấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/u;

/** Vietnamese prose has them in half and a quarter of its words, English prose about Vietnam with all
 *  marks in a tenth. Less is asked than of one headline: much text stands beside codes and names. */
const letteredShare = 0.2;
const ownShare = 0.05;
const fewestWords = 4;
const sampleLength = 2_000;

/** Whether a text of several sentences or headlines is Vietnamese with its marks; cheap. */
export function isVietnameseText(text: string): boolean {
  const found = words(normalise(text.slice(0, sampleLength))).filter((word) => !/\d/u.test(word));
  if (found.length < fewestWords) return false;
  const share = (letter: RegExp) => found.filter((word) => letter.test(word)).length / found.length;
  return share(vietnameseLetter) >= letteredShare && share(ownLetter) >= ownShare;
}
