import { fold } from './fold.ts';
import { oneLine } from './text.ts';

/** Who is named for a text: the people who wrote it, and the outlets it was taken from. */
export type Credits = {
  readonly authors: readonly string[];
  readonly attribution: readonly string[];
};

/** Agencies and outlets that sign like people do, folded. Others are recognised by their words. */
const outlets = new Set(
  `ap|afp|reuters|upi|dpa|efe|ansa|tass|ria|ria novosti|interfax|sputnik|rt|xinhua|tan hoa xa|yonhap
  |kyodo|jiji|nhk|bernama|antara|pti|ani|ians|anadolu|irna|tasnim|al jazeera|al arabiya|bloomberg
  |bbc|cnn|cnbc|cna|nbc|abc|cbs|fox|npr|pbs|msnbc|dw|rfi|voa|rfa|axios|politico|forbes|fortune|time
  |wired|variety|deadline|billboard|the verge|techcrunch|engadget|ars technica|bleepingcomputer
  |the hill|vox|independent|guardian|telegraph|mirror|the sun|economist|financial times|scmp|wsj|nyt
  |people|newsweek|usa today|daily mail|le monde|le figaro|der spiegel|el pais|asahi|nikkei
  |ttxvn|vnexpress|vne|vov|vtv|vtc|htv|voh|tto|tpo|ndo|nld|nldo|sggpo|plo|qdnd|hnm|vgp|vietnamnet
  |vietnamplus|vietnam+|tuoi tre|thanh nien|tien phong|dan tri|lao dong|nguoi lao dong|nhan dan
  |phap luat|cong an nhan dan|kenh 14|kenh14|soha|zing|zingnews|znews|cafef|cafebiz|vneconomy|24h
  |dan viet|infonet|genk|saostar|tri thuc tre|doi song & phap luat|vtimes|vietnam news|thoi bao`
    .split('|')
    .map((name) => name.trim()),
);

const outletWord =
  /(?:^| )(?:news|times|post|press|tribune|herald|journal|gazette|newsroom|agency|network|staff|magazine|media|today|daily|weekly|online|tv)$/iu;
const outletKind =
  /^(?:[Bb]áo|[Đđ]ài|[Tt]ạp chí|[Tt]hông tấn xã|[Hh]ãng tin|[Tt]òa soạn) (?=\p{Lu})/u;
const domain = /^(?:https?:\/\/)?(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:\/\S*)?$/u;

/** Whether a name reads as that of a news outlet, agency or site rather than of a person. */
export function isOutlet(name: string): boolean {
  const folded = fold(name);
  const bare = folded.replace(/^the /u, '').replace(/(?:\.com|\.vn|\.net|\.org)+$/u, '');
  return (
    [bare, folded].some((known) => outlets.has(known) || outletWord.test(known)) ||
    outletKind.test(name) ||
    domain.test(name)
  );
}

const nameWord =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|(?:de|da|di|del|van|von|der|bin|bint|al|el|la|le|ter))$/u;
const initials = /^(?:\p{Lu}\p{L}?\.?){1,4}$/u;

/** Whether a line reads as the name of one person: two to five capitalised words, nothing else. */
export function isPersonName(name: string): boolean {
  const parts = name.split(' ');
  if (parts.length < 2 || parts.length > 5 || name.length > 40) return false;
  return (
    parts.every((part) => nameWord.test(part)) && nameWord.test(parts[0] ?? '') && !isOutlet(name)
  );
}

/** Initials as Vietnamese newsrooms sign with them: "T.H", "PV", "H.N.". */
export function isInitials(name: string): boolean {
  return initials.test(name) && name.length <= 8 && !isOutlet(name);
}

/** "A, B và C" in parts. "và" and "and" separate only what stands on its own on both sides, for
 *  they are also inside names ("Sức khỏe và Đời sống"). */
export function splitNames(names: string): string[] {
  return names
    .split(/\s*[,;/|&•·]\s*|\s+[-–—]\s+/u)
    .flatMap(splitAnd)
    .map(oneLine)
    .filter(Boolean);
}

function splitAnd(names: string): string[] {
  const parts = names.split(/\s+(?:và|and|und|et|y)\s+/u);
  const stands = (part: string): boolean => isOutlet(part) || isPersonName(part);
  return parts.length > 1 && parts.every(stands) ? parts : [names];
}

const prefix =
  /^(?:(?:written|words|story|text|reporting|report|posted|published)\s+)?by[:\s]+|^(?:tác giả|bài và ảnh|bài, ảnh|bài|thực hiện|biên soạn|tổng hợp|author|authors)\s*:\s*/iu;
const role =
  /\s*\((?:tổng hợp|t\/h|th|dịch|lược dịch|biên dịch|ghi|thực hiện|pv|editor|reporter)\)\s*$/iu;
/** With mail addresses and dates; what is longer is a text. */
const longestByline = 1000;
const contact = /\s*[<(]?[\w.+-]{1,64}@[\w-]+\.[\w.-]+[>)]?/gu;
const dateTail =
  /\s*[-–—|,]?\s*(?:on\s+)?(?:\p{Lu}\p{Ll}+day,?\s+)?(?:\d{1,2}[/.:-]\d|\d{1,2} \p{L}+ \d{4}|\p{Lu}\p{Ll}{2,8}\.? \d{1,2},? \d{4}).*$/u;

/** Reads a byline as publishers write it: "By Jane Doe and John Roe", "Reuters / BBC", "Hà Linh
 *  (Theo CNN)", "Jane Doe, Associated Press". A byline that names nobody gives empty lists. Addresses of
 *  profiles, as OpenGraph has them for authors, are no names. */
export function readByline(byline: string): Credits {
  if (byline.length > longestByline) return { authors: [], attribution: [] };
  const line = oneLine(byline).replace(contact, '').replace(role, '').replace(dateTail, '');
  if (!line || line.length > 200 || /^https?:/u.test(line)) return { authors: [], attribution: [] };
  const [, before = line, source = ''] = /^(.+?)[\s(–—/,-]+[Tt]heo\s+(.+?)\)?$/u.exec(line) ?? [];
  const [, outer = before, inner = ''] = /^(.+?)\s*\(([^()]+)\)$/u.exec(before) ?? [];
  const names = splitNames(outer.replace(prefix, ''));
  return {
    authors: unique(names.filter((name) => !isOutlet(name) && namesSomebody(name))),
    attribution: unique([
      ...names.filter(isOutlet),
      ...splitNames(inner).filter(isOutlet),
      ...splitNames(source),
    ]),
  };
}

function namesSomebody(name: string): boolean {
  return (
    /\p{L}/u.test(name) &&
    name.length <= 60 &&
    !/^(?:admin|editor|unknown|guest|nan|null)$/iu.test(name)
  );
}

export function unique(names: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const name of names) {
    const folded = fold(name);
    if (!first.has(folded)) first.set(folded, name);
  }
  return [...first.values()];
}
