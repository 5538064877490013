import { type CountedNumber, valueKey } from './numbers.ts';
import { phraseOf } from './number-phrase.ts';
import { type ReadArticle, saidBy, type SaidBy } from './read-articles.ts';

/** A number that several outlets give. */
export type KeyNumber = {
  /** With what it counts, as the newest of those articles that says it as another does: "12 người chết". */
  readonly text: string;
  readonly language: string;
  readonly value: number;
  /** What it counts, for programs: `dead`, `injured`, `missing`, `arrested`, `evacuated`, `magnitude`; `%`, `₫`,
   *  `$`; else the first word behind the number. */
  readonly unit: string;
  /** Of the dead, the injured …: a smaller number that was said before; else null. */
  readonly earlier: { readonly value: number; readonly text: string } | null;
  /** The newest first, of each outlet one; some of them where there are many. */
  readonly saidBy: readonly SaidBy[];
  readonly outlets: number;
};

const mostNumbers = 5;
const mostNamed = 3;
const leastOutlets = 2;

type Mention = { readonly by: ReadArticle; readonly number: CountedNumber };

/** One value of what is counted, as several outlets give it. */
type Said = {
  readonly value: number;
  /** Newest first. */
  readonly mentions: readonly Mention[];
  /** Of each outlet the newest. */
  readonly voices: readonly Mention[];
};

/** The numbers that at least two outlets give, tolls first, then those of most outlets. Of what grows while
 *  an event goes on, the newest alone.
 *  @param articles newest first */
export function keyNumbers(articles: readonly ReadArticle[]): KeyNumber[] {
  return [...byUnit(articles)]
    .flatMap(([unit, mentions]) => {
      const values = sharedValues(mentions);
      if (!isToll(mentions)) return values.map((said) => ({ unit, said, earlier: null }));
      const newest = newestOf(values);
      if (!newest) return [];
      const smaller = values.filter(
        ({ value, mentions: its }) =>
          value < newest.value && startOf(its) < startOf(newest.mentions),
      );
      return [{ unit, said: newest, earlier: newestOf(smaller) }];
    })
    .flatMap(({ unit, said, earlier }) => shownAs(unit, said, earlier))
    .sort((a, b) => Number(b.isToll) - Number(a.isToll) || b.outlets - a.outlets)
    .slice(0, mostNumbers)
    .map(({ isToll: _isToll, ...shown }) => shown);
}

/** The tolls that no longer hold, by `valueKey`: those below the one that is shown, and those that nobody has
 *  given since.
 *  @param articles newest first */
export function outdatedTolls(articles: readonly ReadArticle[]): ReadonlySet<string> {
  const outdated = new Set<string>();
  for (const mentions of byUnit(articles).values()) {
    const newest = isToll(mentions) ? newestOf(sharedValues(mentions)) : null;
    if (!newest) continue;
    for (const { number, by } of mentions.toReversed()) {
      // In the end as of the newest that gives it.
      const isOver = by.article.publishedAt < startOf(newest.mentions);
      if (number.value < newest.value || (number.value > newest.value && isOver))
        outdated.add(valueKey(number));
      else outdated.delete(valueKey(number));
    }
  }
  return outdated;
}

function byUnit(articles: readonly ReadArticle[]): ReadonlyMap<string, readonly Mention[]> {
  const mentions = articles.flatMap((by) => by.numbers.map((number) => ({ by, number })));
  return Map.groupBy(mentions, ({ number }) => number.unit);
}

function isToll(mentions: readonly Mention[]): boolean {
  return mentions.some(({ number }) => number.isToll);
}

function sharedValues(mentions: readonly Mention[]): Said[] {
  return [...Map.groupBy(mentions, ({ number }) => number.value)]
    .map(([value, its]) => ({ value, mentions: its, voices: voicesOf(its) }))
    .filter(({ voices }) => voices.length >= leastOutlets);
}

/** That which was said last for the first time: late reports repeat old ones. */
function newestOf(values: readonly Said[]): Said | null {
  return values.reduce<Said | null>(
    (newest, one) => (newest && startOf(newest.mentions) >= startOf(one.mentions) ? newest : one),
    null,
  );
}

function startOf(mentions: readonly Mention[]): string {
  return mentions.at(-1)?.by.article.publishedAt ?? '';
}

function shownAs(unit: string, said: Said, earlier: Said | null) {
  const shown = phraseIn(said);
  if (!shown) return [];
  const before = earlier && phraseIn(earlier);
  return [
    {
      ...{ text: shown.text, language: shown.language, value: said.value, unit },
      earlier: earlier && before && { value: earlier.value, text: before.text },
      saidBy: said.voices.slice(0, mostNamed).map(({ by }) => saidBy(by.article)),
      outlets: said.voices.length,
      isToll: said.mentions.some(({ number }) => number.isToll),
    },
  ];
}

/** In the words of the newest article that says it as another does. */
function phraseIn({ voices }: Said): { readonly text: string; readonly language: string } | null {
  for (const voice of voices) {
    const others = voices.filter((other) => other !== voice).map(({ number }) => number);
    const { language } = voice.by.article.labels;
    const text = phraseOf(voice.number, others, language);
    if (text !== null) return { text, language };
  }
  return null;
}

function voicesOf(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Set<string>();
  return mentions.filter(({ by: { voice } }) => !seen.has(voice) && Boolean(seen.add(voice)));
}
