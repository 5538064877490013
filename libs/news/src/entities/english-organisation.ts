import type { Span } from './span.ts';
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
  if (!canBegin(text, at)) return null;
  const headed = afterHead(text, at);
  const tailed = beforeTail(text, at);
  return (tailed?.to ?? 0) > (headed?.to ?? 0) ? tailed : headed;
}

function canBegin(text: MarkedText, at: number): boolean {
  if (!text.isCapital(at)) return false;
  if (text.names[at] !== -1) return true;
  if (text.phraseHas(at, (noStart & ~roles.demonym) | roles.other)) return false;
  return !text.opens(at) || !isCommon(text, at) || text.has(at, roles.organisationHead);
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

/** "House of Representatives Paul Davis": a given name goes on with another name. */
function isPerson(text: MarkedText, at: number): boolean {
  return text.has(at, roles.given) && text.joins(at + 1) && text.isCapital(at + 1);
}

/** "U.S. Department of the Treasury": of an office that many countries have, the country is of its name. */
export function ofCountry(text: MarkedText, at: number): (Span & { name: number }) | null {
  if (text.knownKind(at) !== 'country') return null;
  const office = text.nameEnds[at] as number;
  if (!text.joins(office) || text.gaps[office] !== gaps.space || !isGeneric(text, office))
    return null;
  const name = text.names[office] as number;
  if (text.lexicon.names[name]?.entity.kind === 'organisation') {
    const to = text.nameEnds[office] as number;
    return to > office + 1 ? { from: at, to, name } : null;
  }
  const headed = afterHead(text, office);
  return headed?.kind === 'organisation' ? { from: at, to: headed.to, name: -1 } : null;
}

function isGeneric(text: MarkedText, at: number): boolean {
  return (
    text.has(at, roles.organisationHead) ||
    isWord(text, at, 'Supreme') ||
    isWord(text, at, 'Capitol')
  );
}

function isKnownPlace(text: MarkedText, at: number): boolean {
  const kind = text.knownKind(at);
  return (kind === 'place' || kind === 'country') && text.shapes[at] === shapes.capital;
}

function capitalsEnd(text: MarkedText, at: number): number {
  let to = at + 1;
  while (
    to < at + 4 &&
    text.joins(to) &&
    text.isCapital(to) &&
    !text.has(to, noStart) &&
    !isPerson(text, to)
  )
    to++;
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
      if (text.names[end + 1] !== -1 && isWord(text, end, 'and')) break;
      continue;
    }
    if (
      text.has(end, roles.notName | roles.other) ||
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
  if (text.has(end, roles.weakTail) && isProduct(text, at, end)) return false;
  if (!text.capitalsTell) {
    const goesOn = text.joins(end + 1) && text.isCapital(end + 1);
    return sure >= end - at && !(text.has(end, roles.weakTail) && goesOn);
  }
  if (text.joins(end + 1) && isWord(text, end + 1, 'of')) return false;
  if (text.has(end, roles.weakTail))
    return sure > 0 && (end - at > 1 || !text.has(at, roles.given));
  return sure > 0 || (end - at > 2 && !text.opens(at));
}

/** "Cisco Secure Firewall Management Center" is sold by Cisco. */
function isProduct(text: MarkedText, at: number, end: number): boolean {
  const kind = text.knownKind(at);
  if (kind === undefined && text.shapes[at] === shapes.capitals && end === at + 1) return true;
  return kind === 'organisation' && productTails.has(text.slice(end, end + 1));
}

const productTails = new Set(
  (
    'Center Centre Security Software System Systems Services Service Network Mobile Music Games ' +
    'Tech Technology Solutions Cloud Energy Media TV'
  ).split(' '),
);

/** Whether the word is a name wherever it stands. */
function isSure(text: MarkedText, at: number): boolean {
  if (!text.isCapital(at)) return false;
  if (text.names[at] !== -1 || text.capitalShare(at) >= nearlyAlways) return true;
  return text.slots[at] === -1 && text.shapes[at] !== shapes.capitals;
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
