import { isCommon } from './english-organisation.ts';
import type { NameLanguage } from './gazetteer.ts';
import { writings } from './lexicon.ts';
import type { MarkedText } from './marked-text.ts';
import { isSyllable } from './person-name.ts';
import { roles } from './roles.ts';
import { gaps } from './scan.ts';

/** Whether the known name at this word is meant here, and is not a part of another's or a common word. */
export function isMeant(text: MarkedText, at: number, language: NameLanguage): boolean {
  const writing = text.nameWriting[at] as number;
  const end = text.nameEnds[at] as number;
  const kind = text.knownKind(at);
  if ((writing & writings.paired) !== 0) return isPaired(text, at, end);
  if (end - at > 1) return true;
  if (text.isAllCapitals && isCommon(text, at)) return false;
  if ((writing & writings.capitals) !== 0) return true;
  if ((writing & writings.syllable) !== 0 && !isCountrySyllable(text, at)) return false;
  if (
    (writing & writings.doubtful) !== 0 &&
    (!text.capitalsTell || text.opens(at)) &&
    isCommon(text, at)
  )
    return false;
  if (!text.capitalsTell) return !isCommon(text, at);
  if (kind === 'person') return true;
  if (
    kind === 'place' &&
    (goesOnWithSurname(text, end) || (language === 'vi' && endsGivenName(text, at)))
  )
    return false;
  if (!isLoose(text, end)) return true;
  // "Ngoại trưởng Iran Esmail Baghaei", but "Vietnam Post".
  return (
    kind === 'country' && language === 'vi' && !isSyllable(text, end) && isOfficeBefore(text, at)
  );
}

/** "Brooklyn Beckham" */
function goesOnWithSurname(text: MarkedText, at: number): boolean {
  if (!text.joins(at) || text.names[at] === -1 || text.nameEnds[at] !== at + 1) return false;
  return text.knownKind(at) === 'person';
}

/** "Công Vinh" is no town. */
function endsGivenName(text: MarkedText, at: number): boolean {
  if (!text.joins(at) || !isSyllable(text, at) || !isSyllable(text, at - 1)) return false;
  return !text.phraseHas(at - 1, roles.administrative | roles.placeHead | roles.organisationHead);
}

/** Whether an office stands before it, or anything small. */
function isOfficeBefore(text: MarkedText, at: number): boolean {
  return text.joins(at) && !text.opens(at);
}

/** A capitalised word that goes on a name and is known for nothing else. */
function isLoose(text: MarkedText, at: number): boolean {
  if (!text.joins(at) || text.gaps[at] !== gaps.space || !text.isCapital(at)) return false;
  return text.names[at] === -1 && !text.phraseHas(at, goesOnAlone);
}

const goesOnAlone =
  roles.title |
  roles.notName |
  roles.demonym |
  roles.other |
  roles.given |
  roles.organisationHead |
  roles.vietnameseFamily |
  roles.sector;

/** "Nga" of "Thúy Nga", "Nga, 30 tuổi" and "chị Nga" is a woman, "Anh" at the beginning mostly "he". */
function isCountrySyllable(text: MarkedText, at: number): boolean {
  const isBesideSyllable =
    (text.joins(at) && isNamePart(text, at - 1)) ||
    (text.joins(at + 1) && isNamePart(text, at + 1));
  if (isBesideSyllable) return false;
  if (text.opens(at) && (isCommon(text, at) || text.phraseHas(at, roles.compound))) return false;
  if (at > 0 && text.joins(at) && personal.has(text.slice(at - 1, at).toLowerCase())) return false;
  if (text.joins(at + 1) && personal.has(text.slice(at + 1, at + 2))) return false;
  return !(
    text.gaps[at + 1] === gaps.comma &&
    /^\d/u.test(text.slice(at + 1, Math.min(at + 2, text.count)))
  );
}

function isNamePart(text: MarkedText, at: number): boolean {
  if (!isSyllable(text, at)) return false;
  if (text.opens(at) && isCommon(text, at)) return false;
  return text.names[at] === -1 && !text.phraseHas(at, roles.title | roles.organisationHead);
}

const personal = new Set('ông bà anh chị cô chú bác em cậu cụ bé cháu tên'.split(' '));

function isPaired(text: MarkedText, at: number, end: number): boolean {
  return (
    (isPairGap(text.gaps[at]) && isCountry(text, at - 1)) ||
    (end < text.count && isPairGap(text.gaps[end]) && isCountry(text, end))
  );
}

function isPairGap(gap: number | undefined): boolean {
  return gap === gaps.hyphen || gap === gaps.dash;
}

function isCountry(text: MarkedText, at: number): boolean {
  return at >= 0 && text.names[at] !== -1 && text.knownKind(at) === 'country';
}
