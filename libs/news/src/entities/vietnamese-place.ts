import type { MarkedText } from './marked-text.ts';
import { isMeant } from './known-name.ts';
import { isSyllable } from './person-name.ts';
import { roles } from './roles.ts';
import { gaps, shapes } from './scan.ts';
import type { Span } from './span.ts';

const longestName = 4;
/** With these before it the head is half of another word: "yêu cầu", "lên đường", "ven biển". */
const ledBy =
  /^(?:đường|yêu|nhu|toàn|bán|thỉnh|khẩn|lên|mở|qua|dẫn|đi|ven|vùng|bờ|thành|hàng|lề|dọc|xuống|ra|chạy|đối|thềm|hướng)$/iu;

/** The place that a head at this word begins: "đường Đồng Văn Cống", "eo biển Hormuz", "quận 7"; of one
 *  that only says what it is, the name: "Bắc Nha Trang" of "phường Bắc Nha Trang". */
export function vietnamesePlace(text: MarkedText, at: number): Span | null {
  const isAdministrative = text.phraseHas(at, roles.administrative);
  if (!isAdministrative && !text.phraseHas(at, roles.placeHead)) return null;
  const name = text.phraseEnds[at] as number;
  // "TP.HCM" is known whole.
  if (!text.joins(name) || text.names[at] !== -1) return null;
  const isLetter = text.slice(at, name).length === 1;
  if (isLetter && text.gaps[name] !== gaps.dot) return null;
  if (text.shapes[name] === shapes.digits) {
    const isNumbered = isAdministrative || /^(?:quốc lộ|QL)$/iu.test(text.slice(at, name));
    return isNumbered && text.slice(name, name + 1).length <= 2 ? { from: at, to: name + 1 } : null;
  }
  if (!text.isCapital(name) || text.phraseHas(name, roles.other | roles.title)) return null;
  if (!isAdministrative && text.joins(at) && ledBy.test(text.slice(at - 1, at))) return null;
  const isKnown = text.names[name] !== -1 && isMeant(text, name, 'vi');
  if (isKnown && text.knownKind(name) !== 'place') return null;
  const to = nameEnd(text, name);
  // "đường Vành đai": half a compound.
  const isHalf = to === name + 1 && !isKnown && isSyllable(text, name) && text.joins(to);
  if (isHalf) return null;
  if (to - name > longestName) return null;
  return { from: isAdministrative ? name : at, to: isAdministrative ? pairedEnd(text, to) : to };
}

function nameEnd(text: MarkedText, at: number): number {
  let to = text.names[at] === -1 ? at + 1 : (text.nameEnds[at] as number);
  while (
    to - at <= longestName &&
    text.joins(to) &&
    text.isCapital(to) &&
    !text.phraseHas(to, roles.title)
  )
    to++;
  return to;
}

/** "phường Xuân Hương - Đà Lạt": wards of 2025 have the name of the town with theirs. */
export function pairedEnd(text: MarkedText, to: number): number {
  const isPaired = text.gaps[to] === gaps.dash && to < text.count && isPlace(text, to);
  return isPaired ? (text.nameEnds[to] as number) : to;
}

function isPlace(text: MarkedText, at: number): boolean {
  return text.knownKind(at) === 'place';
}
