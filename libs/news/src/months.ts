import { fold } from './fold.ts';

/** How months begin in writing, folded (`fold`), January first: Vietnamese has numbers instead, see
 *  `vietnameseMonth`. Abbreviations and cases of a name begin alike; of two beginnings the longer one
 *  counts, so that "июля" is not June. After the names in CLDR (cldr.unicode.org), in English, French,
 *  German, Spanish, Portuguese, Italian, Dutch, Nordic, Indonesian and Malay; then Polish, Czech,
 *  Romanian, Hungarian and Turkish; Russian, Ukrainian and Greek; Arabic, Hindi and Thai. */
const beginnings: readonly string[] = [
  'jan jän janv gen ene sty led ian ocak oca янв січ ιαν يناير जन มกรา ม.ค',
  'feb fev fév febr short şub unor únor lut фев лют φεβ فبراير फ़र फर กุมภา ก.พ',
  'mar mär mrt mrz mac břez márc март мар берез μαρ مارس मार्च มีนา มี.ค',
  'apr avr abr ápr kwi dub nis апр квіт απρ أبريل ابريل إبريل अप्रैल เมษา เม.ย',
  'may mai maj mei mag máj květ mayıs май мая трав μαι μαϊ مايو मई พฤษภา พ.ค',
  'jun juin giu cze červen červn iun jún haz июн черв ιουν يونيو يونيه जून มิถุนา มิ.ย',
  'jul juil lug lip červenec červenc iul júl tem июл лип ιουλ يوليو يوليه जुल กรกฎา ก.ค',
  'aug août aou ago ags agt agu ogos sie srp ağu авг серп αυγ أغسطس اغسطس अगस्त สิงหา ส.ค',
  'sep set wrz zář eyl szept сен верес σεπ سبتمبر सितं सित กันยา ก.ย',
  'oct okt out ott paź paz říj ekim eki окт жовт οκτ أكتوبر اكتوبر अक्टू अक्तू ตุลา ต.ค',
  'nov lis kas ноя листопад νοε نوفمبر नवं नव พฤศจิกา พ.ย',
  'dec dez des déc dic dis gru pro ara дек груд δεκ ديسمبر दिसं दिस ธันวา ธ.ค',
];

const monthOfBeginning = new Map(
  beginnings.flatMap((names, at) => names.split(' ').map((name) => [fold(name), at + 1] as const)),
);
const longest = Math.max(...[...monthOfBeginning.keys()].map(({ length }) => length));
const shortest = Math.min(...[...monthOfBeginning.keys()].map(({ length }) => length));

/** 1 to 12 by a month's name or its abbreviation in any of these languages; null for other words. */
export function monthNamed(word: string): number | null {
  const usual = monthOfBeginning.get(word.toLowerCase());
  if (usual !== undefined) return usual;
  const name = fold(word);
  for (let length = Math.min(name.length, longest); length >= shortest; length--) {
    const month = monthOfBeginning.get(name.slice(0, length));
    if (month !== undefined) return month;
  }
  return null;
}

const vietnameseNames = new Map([
  ...'mot hai ba tu nam sau bay tam chin muoi'.split(' ').map((name, at) => [name, at + 1] as const),
  ...([['muoi mot', 11], ['muoi hai', 12]] as const),
  ...([['gieng', 1], ['bon', 4], ['chap', 12]] as const),
]); // prettier-ignore

/** What may follow "tháng" in a folded line, the longer names first. */
export const vietnameseMonthPattern = [
  String.raw`\d{1,2}`,
  ...[...vietnameseNames.keys()].sort((one, other) => other.length - one.length),
].join('|');

/** 1 to 12 by what follows "tháng", folded: a figure, or a number in words; NaN for other words. */
export function vietnameseMonth(name: string): number {
  return vietnameseNames.get(name) ?? Number(name);
}
