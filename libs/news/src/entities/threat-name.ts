import type { EntityKind } from './entity.ts';
import { isCommon } from './english-organisation.ts';
import type { MarkedText } from './marked-text.ts';
import { roles } from './roles.ts';
import { emptyScan, gaps, phraseHashOf, scan, shapes } from './scan.ts';
import type { Span } from './span.ts';

/** cve.org, CVE Record Format: four digits of a year, four or more of a number. */
const yearDigits = /^\d{4}$/u;
const numberDigits = /^\d{4,9}$/u;
/** Numbered groups: of Mandiant, Proofpoint, CERT-UA, Microsoft, IBM. */
const numberedGroup = /^(?:(?:APT|FIN|UNC|TA|UAC|DEV|TAG)\d{1,5}|Hive\d{4})$/u;
const numberedPrefix = /^(?:UNC|UAC|DEV|TAG|TA|APT|Storm)$/u;

const cve = phraseHashOf(scan('CVE', emptyScan(1)));

export function vulnerability(text: MarkedText, at: number): Span | null {
  if (text.hashes[at] !== cve || at + 2 >= text.count) return null;
  const isJoined = text.gaps[at + 1] === gaps.hyphen && text.gaps[at + 2] === gaps.hyphen;
  if (!isJoined || !yearDigits.test(text.slice(at + 1, at + 2))) return null;
  return numberDigits.test(text.slice(at + 2, at + 3)) ? { from: at, to: at + 3 } : null;
}

/** Malware and groups that no list knows yet, told by the word beside them: "GlassWorm malware", "the
 *  Qilin gang", "Velvet Typhoon", "UNC1234", "mã độc X". */
export function threat(text: MarkedText, at: number): (Span & { kind: EntityKind }) | null {
  if (!text.isCapital(at)) return null;
  const next = at + 1;
  const isNumbered = numberedGroup.test(text.slice(at, next));
  if (isNumbered) return { kind: 'threat-group', from: at, to: next };
  if (!text.joins(next)) return null;
  if (
    text.gaps[next] === gaps.hyphen &&
    numberedPrefix.test(text.slice(at, next)) &&
    text.shapes[next] === shapes.digits
  ) {
    return { kind: 'threat-group', from: at, to: next + 1 };
  }
  if (!canBeNew(text, at)) return null;
  if (text.has(next, roles.groupSurname) && text.isCapital(next) && !text.isAllCapitals) {
    return { kind: 'threat-group', from: at, to: next + 1 };
  }
  if (!text.has(next, roles.malwareNoun) || text.gaps[next] !== gaps.space) return null;
  const isGang = text.joins(next + 1) && text.has(next + 1, roles.gangNoun);
  return { kind: isGang ? 'threat-group' : 'malware', from: at, to: next };
}

/** In a headline of capitals only a coined word is a name: "GlassWorm", never "Critical". */
function canBeNew(text: MarkedText, at: number): boolean {
  if (
    text.names[at] !== -1 ||
    text.phraseHas(at, roles.notName | roles.demonym | roles.other | roles.title)
  )
    return false;
  if (text.shapes[at] === shapes.mixed) return true;
  if (!text.capitalsTell || text.opens(at)) return text.slots[at] === -1 && !text.isAllCapitals;
  return text.shapes[at] === shapes.capital && !isCommon(text, at);
}
