import type { Span } from './vietnamese-organisation.ts';
import type { MarkedText } from './marked-text.ts';
import { roles } from './roles.ts';
import { gaps, shapes } from './scan.ts';

const longest = 8;
/** In 1/255: a word that has a capital this often has it because it is a name. */
const nearlyAlways = 216;

const noStart = roles.notName | roles.demonym | roles.title;

/**
 * The organisation or place whose name begins at this word and is told by a word at its end or its
 * beginning: "Houston Police Department", "University of Leeds". Null where none begins.
 */
export function headedName(
  text: MarkedText,
  at: number,
): (Span & { kind: 'organisation' | 'place' }) | null {
  if (
    !text.isCapital(at) ||
    (text.phraseHas(at, noStart & ~roles.demonym) && text.names[at] === -1)
  )
    return null;
  if (
    text.names[at] !== -1 &&
    text.shapes[at] === shapes.capitals &&
    text.lexicon.names[text.names[at] as number]?.entity.kind === 'country'
  ) {
    if (text.slice(at, at + 1) !== 'UK') return null;
  }
  if (
    text.opens(at) &&
    isCommon(text, at) &&
    text.names[at] === -1 &&
    !text.has(at, roles.organisationHead)
  )
    return null;
  const headed = afterHead(text, at);
  if (headed !== null) return headed;
  return beforeTail(text, at);
}

/** "University of X", "Lake X". */
function afterHead(
  text: MarkedText,
  at: number,
): (Span & { kind: 'organisation' | 'place' }) | null {
  const next = at + 1;
  if (!text.joins(next)) return null;
  if (text.has(at, roles.direction) && isKnownPlace(text, next))
    return { kind: 'place', from: at, to: text.nameEnds[next] as number };
  if (
    text.has(at, roles.placeHead) &&
    text.isCapital(next) &&
    !text.has(next, noStart | roles.other | roles.particle)
  ) {
    if (!text.capitalsTell && isCommon(text, next)) return null;
    return text.names[next] === -1
      ? { kind: 'place', from: at, to: capitalsEnd(text, next) }
      : null;
  }
  if (!text.has(at, roles.organisationHead) || !isWord(text, next, 'of')) return null;
  if (!text.capitalsTell && text.names[next + 1] === -1) return null;
  const body = isWord(text, next + 1, 'the') ? next + 2 : next + 1;
  if (!text.joins(body) || !text.isCapital(body) || text.has(body, noStart & ~roles.demonym))
    return null;
  let to = text.names[body] === -1 ? capitalsEnd(text, body) : (text.nameEnds[body] as number);
  // "Ministry of Labour and Welfare", not "University of Leeds and Mr Smith".
  if (
    text.joins(to) &&
    isWord(text, to, 'and') &&
    text.isCapital(to + 1) &&
    text.names[body] === -1
  ) {
    if (!text.has(to + 1, noStart | roles.organisationHead) && text.names[to + 1] === -1)
      to = capitalsEnd(text, to + 1);
  }
  return { kind: 'organisation', from: at, to };
}

function isKnownPlace(text: MarkedText, at: number): boolean {
  const kind = text.lexicon.names[text.names[at] as number]?.entity.kind;
  return (kind === 'place' || kind === 'country') && text.shapes[at] === shapes.capital;
}

function capitalsEnd(text: MarkedText, at: number): number {
  let to = at + 1;
  while (to < at + 4 && text.joins(to) && text.isCapital(to) && !text.has(to, noStart)) to++;
  return to;
}

function beforeTail(
  text: MarkedText,
  at: number,
): (Span & { kind: 'organisation' | 'place' }) | null {
  let best: (Span & { kind: 'organisation' | 'place' }) | null = null;
  let sure = isSure(text, at) ? 1 : 0;
  for (let end = at + 1; end < at + longest && (text.joins(end) || isCorporate(text, end)); end++) {
    if (!text.isCapital(end)) {
      if (!isLink(text, end) || !text.isCapital(end + 1) || !text.joins(end + 1)) break;
      continue;
    }
    if (
      text.has(end, roles.notName) ||
      (text.has(end, roles.title) && !text.has(end, roles.organisationTail))
    )
      break;
    if (text.has(end, roles.organisationTail) && isEnough(text, at, end, sure))
      best = { kind: 'organisation', from: at, to: end + 1 };
    else if (text.has(end, roles.placeTail) && isEnough(text, at, end, sure))
      best = { kind: 'place', from: at, to: end + 1 };
    if (isSure(text, end)) sure++;
  }
  return best;
}

/** "Prosper Marketplace, Inc." */
function isCorporate(text: MarkedText, at: number): boolean {
  return (
    text.gaps[at] === gaps.comma &&
    /^(?:Inc|Ltd|LLC|Corp|Co|LLP|PLC)$/u.test(text.slice(at, at + 1))
  );
}

function isEnough(text: MarkedText, at: number, end: number, sure: number): boolean {
  // "British National Party", not "Russian Police".
  if (text.has(at, roles.demonym) && (end - at < 2 || text.has(end, roles.weakTail))) return false;
  if (text.has(end - 1, roles.particle)) return false;
  if (!text.capitalsTell) {
    const goesOn = text.joins(end + 1) && text.isCapital(end + 1);
    return sure >= end - at && !(text.has(end, roles.weakTail) && goesOn);
  }
  if (text.joins(end + 1) && isWord(text, end + 1, 'of')) return false;
  if (text.has(end, roles.weakTail))
    return sure > 0 && (end - at > 1 || !text.has(at, roles.given));
  return sure > 0 || (end - at > 2 && !text.opens(at));
}

/** Whether the word is a name wherever it stands. */
function isSure(text: MarkedText, at: number): boolean {
  if (!text.isCapital(at)) return false;
  return text.names[at] !== -1 || text.slots[at] === -1 || text.capitalShare(at) >= nearlyAlways;
}

export function isCommon(text: MarkedText, at: number): boolean {
  const share = text.capitalShare(at);
  return share > 0 && share < nearlyAlways;
}

function isLink(text: MarkedText, at: number): boolean {
  return (
    isWord(text, at, 'of') ||
    isWord(text, at, 'and') ||
    isWord(text, at, 'for') ||
    isWord(text, at, 'the')
  );
}

function isWord(text: MarkedText, at: number, word: string): boolean {
  if (at >= text.count) return false;
  const start = text.starts[at] as number;
  return (text.ends[at] as number) - start === word.length && text.text.startsWith(word, start);
}
