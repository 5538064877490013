import type { MarkedText } from './marked-text.ts';
import { isSyllable } from './person-name.ts';
import { roles } from './roles.ts';
import { gaps, shapes } from './scan.ts';
import type { Span } from './span.ts';
import { pairedEnd } from './vietnamese-place.ts';

const longest = 16;

/** "đội tuyển Việt Nam": a country's team. */
export function team(text: MarkedText, at: number): Span | null {
  if (!text.phraseHas(at, roles.teamHead)) return null;
  const country = text.phraseEnds[at] as number;
  if (!text.joins(country) || text.knownKind(country) !== 'country') return null;
  return { from: at, to: text.nameEnds[country] as number };
}

/**
 * The organisation whose name begins with a head at this word: "Bộ Giáo dục và Đào tạo", "Công an
 * tỉnh Cà Mau", "đại học Princeton". Vietnamese has a capital at the first syllable of each part
 * of such a name alone, so where it ends is told by what can be a part. Null where nothing with a
 * capital follows the head: "Hội đồng nhân dân" is any of hundreds.
 */
export function vietnameseOrganisation(text: MarkedText, at: number): Span | null {
  const isHead = text.phraseHas(at, roles.organisationHead) && text.isCapital(at);
  const isSmall = text.phraseHas(at, roles.smallHead) && !text.isCapital(at);
  const isDropped = text.isCapital(at)
    ? text.opens(at) && text.phraseHas(at, roles.openingHead)
    : text.phraseHas(at, roles.droppedHead);
  if (!isHead && !isSmall && !isDropped) return null;
  const body = text.phraseEnds[at] as number;
  if (!text.joins(body)) return null;
  if (isDropped && !isKept(text, at, body)) return withoutHead(text, body);
  if (
    isSmall &&
    !(
      text.isCapital(body) &&
      text.knownKind(body) !== 'country' &&
      text.knownKind(body) !== 'place'
    )
  )
    return null;
  const to = bodyEnd(text, at, body);
  return to > body && hasBody(text, body, to) && !isCut(text, to) ? { from: at, to } : null;
}

/** "Bộ Y tế" at the beginning of a sentence is a ministry all the same. */
function isKept(text: MarkedText, at: number, body: number): boolean {
  return (
    text.isCapital(at) &&
    text.phraseHas(body, roles.sector | roles.capitalSector) &&
    text.isCapital(body)
  );
}

/** "hãng Boeing": the capitals behind the head, unless they are known for something else. */
function withoutHead(text: MarkedText, body: number): Span | null {
  if (!text.isCapital(body) || text.names[body] !== -1 || text.phraseHas(body, notAfterHead))
    return null;
  let to = body + 1;
  while (to < body + 5 && text.joins(to) && text.isCapital(to) && text.names[to] === -1) to++;
  return to === body + 1 && isSyllable(text, body) ? null : { from: body, to };
}

const notAfterHead =
  roles.other |
  roles.notName |
  roles.title |
  roles.demonym |
  roles.organisationHead |
  roles.placeHead;

function bodyEnd(text: MarkedText, head: number, body: number): number {
  let to = body;
  while (to - head < longest) {
    const next = partEnd(text, to, to > body);
    if (next === to) return to;
    if (to > body && next === text.nameEnds[to] && text.knownKind(to) === 'country')
      return pairEnd(text, next);
    to = next;
  }
  return to;
}

/** "Hội Hữu nghị Việt Nam - Ấn Độ". */
function pairEnd(text: MarkedText, to: number): number {
  const isPair = text.gaps[to] === gaps.dash && to < text.count && text.knownKind(to) === 'country';
  return isPair ? (text.nameEnds[to] as number) : to;
}

/** Where the part that begins at this word ends; the word itself where none begins. */
function partEnd(text: MarkedText, at: number, isInside: boolean): number {
  const isBroken = at > 0 && !text.joins(at);
  const joint = isInside && text.phraseHas(at, roles.joint) ? (text.phraseEnds[at] as number) : at;
  if (isBroken && joint === at) return sectorAfterDash(text, at, isInside);
  if (joint > at) {
    const isNext =
      text.joins(joint) &&
      text.isCapital(joint) &&
      text.phraseHas(joint, roles.sector | roles.capitalSector);
    return isNext ? (text.phraseEnds[joint] as number) : at;
  }
  // "Mỹ thuật" is longer than "Mỹ".
  if (text.names[at] !== -1 && (text.nameEnds[at] as number) >= (text.phraseEnds[at] as number)) {
    return text.nameEnds[at] as number;
  }
  if (text.shapes[at] === shapes.digits && isNumbered(text, at)) return at + 1;
  if (isSector(text, at)) return text.phraseEnds[at] as number;
  if (text.phraseHas(at, roles.administrative)) return placeEnd(text, at);
  if (isInside && text.phraseHas(at, roles.title) && !text.phraseHas(at, roles.organisationHead))
    return at;
  if (
    !text.isCapital(at) ||
    (isInside && text.has(at, roles.given | roles.vietnameseFamily) && isPlace(text, at - 1))
  )
    return at;
  return capitalsEnd(text, at);
}

function isNumbered(text: MarkedText, at: number): boolean {
  for (let from = Math.max(0, at - 3); from < at; from++) {
    if (text.phraseHas(from, roles.numberedHead) && text.phraseEnds[from] === at) return true;
  }
  return false;
}

/** "Bộ Quốc phòng tổ chức hội nghị" ends before its verb. */
function isSector(text: MarkedText, at: number): boolean {
  if (text.phraseHas(at, roles.sector)) return text.isCapital(at) || !isPlace(text, at - 1);
  return text.isCapital(at) && text.phraseHas(at, roles.capitalSector);
}

function isPlace(text: MarkedText, at: number): boolean {
  for (let from = Math.max(0, at - 3); from <= at; from++) {
    if (text.names[from] !== -1 && text.nameEnds[from] === at + 1) return true;
  }
  return false;
}

/** "Sở Văn hóa, Thể thao và Du lịch", "Bia - Rượu". */
function sectorAfterDash(text: MarkedText, at: number, isInside: boolean): number {
  const mayGoOn = isInside && text.text.slice(text.ends[at - 1], text.starts[at]).length <= 3;
  const isNext = mayGoOn && text.isCapital(at) && isSector(text, at);
  if (isNext && text.gaps[at] === gaps.comma && !isListed(text, text.phraseEnds[at] as number))
    return at;
  return isNext &&
    !text.opens(at) &&
    text.names[at] === -1 &&
    !text.phraseHas(at, roles.title | roles.organisationHead)
    ? (text.phraseEnds[at] as number)
    : at;
}

/** "Văn hóa, Thể thao và Du lịch" is one sector, "Ngoại giao, Quốc phòng, Công an" are three. */
function isListed(text: MarkedText, at: number): boolean {
  return text.joins(at) && text.slice(at, at + 1) === 'và';
}

function placeEnd(text: MarkedText, at: number): number {
  const place = text.phraseEnds[at] as number;
  if (!text.joins(place)) return at;
  if (text.names[place] !== -1) return pairedEnd(text, text.nameEnds[place] as number);
  if (text.shapes[place] === shapes.digits) return place + 1;
  return text.isCapital(place) ? pairedEnd(text, capitalsEnd(text, place)) : at;
}

function capitalsEnd(text: MarkedText, at: number): number {
  let to = at + 1;
  while (
    to < at + 5 &&
    text.joins(to) &&
    text.isCapital(to) &&
    !text.phraseHas(to, roles.sector | roles.capitalSector)
  )
    to++;
  const isHalf = to === at + 1 && text.shapes[at] === shapes.capital && text.joins(to);
  // Most compounds have two syllables: "Hỗ trợ", "Chỉ đạo".
  return isHalf && to < text.count && text.shapes[to] === shapes.small && isSyllableOf(text, to)
    ? to + 1
    : to;
}

function isSyllableOf(text: MarkedText, at: number): boolean {
  return (
    !text.phraseHas(at, roles.title | roles.joint | roles.administrative) &&
    !functionWords.has(text.slice(at, at + 1))
  );
}

const functionWords = new Set(
  (
    'bị được là và của có đã đang sẽ vừa mới ra vào lên xuống cho với tại ở từ đến trong ngoài trên dưới khi nếu thì mà nhưng cũng vẫn còn ' +
    'không chưa chỉ nói cho yêu thông đề công kêu tổ tiếp bắt xử phạt khởi truy tạm cấm mở đóng tăng giảm muốn cần phải nên hay hoặc do vì ' +
    'để theo về qua như cùng này đó ấy các những mọi một hai ba làm đi đưa thu mua bán nhận trao tặng cảnh báo khẳng bác gửi ký họp gặp'
  ).split(' '),
);

function hasBody(text: MarkedText, from: number, to: number): boolean {
  if (text.shapes[from] === shapes.digits) return true;
  for (let at = from; at < to; at++) if (text.isCapital(at)) return true;
  return false;
}

/** Behind a compound that nobody knows, a small word that usually ends no name leaves open where this
 *  one ends: "Trung tâm Chống khủng bố". */
function isCut(text: MarkedText, to: number): boolean {
  if (to < 2 || !text.joins(to) || text.shapes[to] !== shapes.small) return false;
  if (text.shapes[to - 1] !== shapes.small || !text.isCapital(to - 2) || isKnownPart(text, to - 2))
    return false;
  return isSyllableOf(text, to);
}

function isKnownPart(text: MarkedText, at: number): boolean {
  return text.names[at] !== -1 || text.phraseHas(at, roles.sector | roles.capitalSector);
}
