import type { EntityKind } from './entity.ts';
import { headedName, isCommon, ofCountry } from './english-organisation.ts';
import type { NameLanguage } from './gazetteer.ts';
import { isMeant } from './known-name.ts';
import { writings } from './lexicon.ts';
import type { MarkedText } from './marked-text.ts';
import { isAddress, isSyllable, vietnameseName } from './person-name.ts';
import { roles } from './roles.ts';
import { gaps, shapes } from './scan.ts';
import { threat, vulnerability } from './threat-name.ts';
import type { Span } from './span.ts';
import { team, vietnameseOrganisation } from './vietnamese-organisation.ts';
import { vietnamesePlace } from './vietnamese-place.ts';

/** A name in a text, in words; `to` is the word behind it. */
export type Segment = Span & {
  /** Null where only what stands inside and beside the name can tell. */
  readonly kind: EntityKind | 'other' | null;
  /** An index into the lexicon's names, or -1. */
  readonly name: number;
  /** Right behind a rank, an office or a profession, or behind what these belong to: "Tổng thống Mỹ". */
  readonly isAfterTitle: boolean;
  /** Where reading goes on, if inside the name: a team's country is named with it. */
  readonly resume?: number;
};

const longestName = 6;
const particlesAtMost = 2;

/** Calls `visit` with the names of a text from its beginning to its end, those of none of our kinds too. */
export function visitSegments(
  text: MarkedText,
  language: NameLanguage,
  visit: (segment: Segment) => void,
): void {
  let titleEnd = -1;
  let end = -1;
  for (let at = 0; at < text.count;) {
    const segment = segmentAt(text, at, language, titleEnd, end);
    if (segment !== null) {
      visit(segment);
      // "CEO Meta Mark Zuckerberg": the office is of Meta, the name still follows.
      if (segment.from === titleEnd && segment.kind !== 'person' && segment.kind !== null)
        titleEnd = segment.to;
      at = segment.resume ?? segment.to;
      // What nothing tells may go on with the next name: "Consadole Sapporo".
      end = segment.kind === null ? -1 : at;
    } else if (text.phraseHas(at, roles.title)) {
      titleEnd = text.phraseEnds[at] as number;
      at = titleEnd;
    } else at++;
  }
}

function segmentAt(
  text: MarkedText,
  at: number,
  language: NameLanguage,
  titleEnd: number,
  lastEnd: number,
): Segment | null {
  const isCapital = text.isCapital(at);
  const flaw = vulnerability(text, at);
  if (
    flaw === null &&
    !isCapital &&
    ((text.phraseRoles[at] as number) & smallBeginnings) === 0 &&
    text.names[at] === -1
  )
    return null;
  const isAfterTitle = titleEnd === at && text.gaps[at] === gaps.space;
  const segment = (span: Span, kind: Segment['kind'], name = -1): Segment => ({
    from: span.from,
    to: span.to,
    kind,
    name,
    isAfterTitle,
  });
  const players = language === 'vi' ? team(text, at) : null;
  if (players !== null) {
    return { ...segment(players, 'organisation'), resume: text.phraseEnds[at] as number };
  }
  let best: Segment | null = null;
  const offer = (span: Span | null, kind: Segment['kind'], name = -1): void => {
    if (span !== null && span.to > (best?.to ?? at)) best = segment(span, kind, name);
  };
  const isTorn = lastEnd !== at && text.nameEnds[at] === at + 1 && followsLoose(text, at, language);
  if (text.names[at] !== -1 && !isTorn && isMeant(text, at, language)) {
    const name = text.names[at] as number;
    const kind = text.lexicon.names[name]?.entity.kind ?? null;
    offer({ from: at, to: text.nameEnds[at] as number }, kind, name);
  }
  if (language === 'vi') {
    offer(vietnameseOrganisation(text, at), 'organisation');
    offer(vietnamesePlace(text, at), 'place');
    if (isAddress(text, at)) offer(capitals(text, at), 'place');
  }
  offer(flaw, 'vulnerability');
  if (!isCapital) return best;
  const danger = threat(text, at);
  if (danger !== null) offer(danger, danger.kind);
  if (text.phraseHas(at, roles.other))
    offer({ from: at, to: text.phraseEnds[at] as number }, 'other');
  if (language === 'vi') {
    const end = vietnameseName(text, at);
    if (end > 0) offer({ from: at, to: end }, end - at > 2 ? 'person' : null);
  } else {
    const office = ofCountry(text, at);
    if (office !== null) offer(office, 'organisation', office.name);
    const headed = headedName(text, at);
    if (headed !== null) offer(headed, headed.kind);
  }
  return best ?? openSegment(text, at, language, lastEnd === at, segment);
}

function capitals(text: MarkedText, from: number): Span | null {
  let to = from;
  while (to - from < longestName && text.isCapital(to) && (to === from || text.joins(to))) to++;
  return to > from ? { from, to } : null;
}

/** What a small word has to be to begin a name. */
const smallBeginnings =
  roles.smallHead | roles.droppedHead | roles.administrative | roles.placeHead | roles.teamHead;

const noName = roles.notName | roles.demonym | roles.other | roles.title;

function openSegment(
  text: MarkedText,
  at: number,
  language: NameLanguage,
  isFree: boolean,
  segment: (span: Span, kind: Segment['kind']) => Segment,
): Segment | null {
  if (!canBegin(text, at, language) || (!isFree && followsLoose(text, at, language))) return null;
  const isGiven = text.has(at, roles.given);
  let to = at + 1;
  for (let particles = 0; text.joins(to) && to - at <= longestName; to++) {
    if (text.isCapital(to)) {
      if (!goesOn(text, to, isGiven)) break;
    } else if (isSyllableOfGiven(text, at, to)) continue;
    else if (!isParticle(text, to) || ++particles > particlesAtMost) break;
  }
  while (!text.isCapital(to - 1) && text.gaps[to - 1] !== gaps.hyphen) to--;
  if (to - at > longestName) return null;
  // The name of a site: "Chinhphu.vn".
  if (text.gaps[to] === gaps.dot && to < text.count && !text.isCapital(to)) return null;
  const isFullName =
    isGiven && to - at > 1 && text.gaps[at + 1] === gaps.space && !isShouted(text, at);
  const span = { from: at, to };
  if (!text.capitalsTell && !isFullName) {
    // "Rep. Labrador Enters the Race"
    const { isAfterTitle } = segment(span, null);
    return isAfterTitle && to === at + 1 && !isCommon(text, at) ? segment(span, null) : null;
  }
  if (isFullName) return segment(span, 'person');
  return segment(span, to > at + 1 && text.has(to - 1, roles.otherTail) ? 'other' : null);
}

/** "John A. Boehner" */
function isInitial(text: MarkedText, at: number): boolean {
  return text.shapes[at] === shapes.capitals && text.text[(text.starts[at] as number) + 1] === '.';
}

function canBegin(text: MarkedText, at: number, language: NameLanguage): boolean {
  // "Gov. Jan Brewer", not "since Jan. 29".
  if (text.has(at, roles.given) && text.joins(at + 1) && text.isCapital(at + 1)) return true;
  if (text.phraseHas(at, noName) || text.has(at, noName)) return false;
  // "khóa XV Hoàng Văn Cường"
  if (
    text.shapes[at] === shapes.capitals &&
    text.joins(at + 1) &&
    text.has(at + 1, roles.vietnameseFamily)
  )
    return false;
  if (text.has(at, roles.given)) return true;
  if (
    language === 'vi' &&
    text.opens(at) &&
    isSyllable(text, at) &&
    !(text.joins(at + 1) && text.isCapital(at + 1))
  )
    return false;
  return !text.opens(at) || !isCommon(text, at);
}

/** Whether the word before begins the same name, and was not taken for one. */
function followsLoose(text: MarkedText, at: number, language: NameLanguage): boolean {
  const before = at - 1;
  // "CĐV Malaysia": Vietnamese shortens what it would write small.
  if (language === 'vi' && text.shapes[before] === shapes.capitals) return false;
  if (!text.joins(at) || text.gaps[at] !== gaps.space || !text.isCapital(before)) return false;
  if (text.names[before] !== -1 || text.phraseHas(before, noName) || text.has(before, noName))
    return false;
  return text.capitalsTell && !(text.opens(before) && isCommon(text, before));
}

/** "WILL CHANGE", not "ADAM BUTLER". */
function isShouted(text: MarkedText, at: number): boolean {
  if (text.shapes[at] !== shapes.capitals || text.shapes[at + 1] !== shapes.capitals) return false;
  return isCommon(text, at) || isCommon(text, at + 1);
}

/** "Chey Tae-won" */
function isSyllableOfGiven(text: MarkedText, from: number, at: number): boolean {
  return at === from + 2 && text.gaps[at] === gaps.hyphen && text.has(from, roles.familyFirst);
}

function goesOn(text: MarkedText, at: number, isPerson: boolean): boolean {
  if (isPerson && isInitial(text, at)) return true;
  if (text.has(at, noName & ~roles.demonym) || (text.has(at, roles.demonym) && !isPerson))
    return false;
  if (!text.capitalsTell && isCommon(text, at)) return false;
  if (text.names[at] === -1) return true;
  if (!text.capitalsTell) return false;
  const isSurname = text.knownKind(at) === 'person';
  const isDoubtful = ((text.nameWriting[at] as number) & writings.doubtful) !== 0;
  return (
    (isPerson || isSurname || isDoubtful) &&
    (text.nameEnds[at] as number) - at === 1 &&
    text.shapes[at] === shapes.capital
  );
}

function isParticle(text: MarkedText, at: number): boolean {
  return (
    text.has(at, roles.particle) &&
    text.joins(at + 1) &&
    (text.isCapital(at + 1) || text.has(at + 1, roles.particle))
  );
}
