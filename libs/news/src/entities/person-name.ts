import { isVietnameseSyllable } from '../vietnamese-syllable.ts';
import type { MarkedText } from './marked-text.ts';
import { roles } from './roles.ts';
import { shapes } from './scan.ts';

const mostSyllables = 5;
const longestSyllable = 7;

/** The word behind a Vietnamese name of three syllables or more that begins here with a family name:
 *  "Nguyễn Đỗ Nhật Quang"; of two where a middle name tells nothing is left open. 0 where none begins. */
export function vietnameseName(text: MarkedText, at: number): number {
  if (
    isCountry(text, at) ||
    isAddress(text, at) ||
    !text.has(at, roles.vietnameseFamily) ||
    text.shapes[at] !== shapes.capital
  )
    return 0;
  let to = at + 1;
  while (to <= at + mostSyllables && text.joins(to) && isSyllable(text, to)) to++;
  const length = to - at;
  // "Cao Hà Nội" is no person.
  if (text.names[at + 1] !== -1 && text.nameEnds[at + 1] === to && text.opens(at)) return 0;
  return length >= 2 && length <= mostSyllables ? to : 0;
}

/** "Thái Lan" goes before the Thái family. */
function isCountry(text: MarkedText, at: number): boolean {
  const name = text.lexicon.names[text.names[at] as number];
  return name?.entity.kind === 'country' && (text.nameEnds[at] as number) > at + 1;
}

/** "số 4 Phạm Ngọc Thạch" is a house. */
export function isAddress(text: MarkedText, at: number): boolean {
  return (
    at > 1 &&
    text.shapes[at - 1] === shapes.digits &&
    text.joins(at) &&
    text.slice(at - 2, at - 1).toLowerCase() === 'số'
  );
}

/** Written with a capital, and of the form of Vietnamese. */
export function isSyllable(text: MarkedText, at: number): boolean {
  if (at >= text.count || text.shapes[at] !== shapes.capital) return false;
  const length = (text.ends[at] as number) - (text.starts[at] as number);
  return length <= longestSyllable && isVietnameseSyllable(text.slice(at, at + 1).toLowerCase());
}
