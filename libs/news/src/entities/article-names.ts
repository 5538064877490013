import type { Field } from '../topics/article-words.ts';
import type { Entity, EntityKind, Mention } from './entity.ts';
import type { NameLanguage } from './gazetteer.ts';
import { judge } from './judge.ts';
import { KnownInArticle, type Found } from './known-in-article.ts';
import type { Lexicon } from './lexicon.ts';
import type { MarkedText } from './marked-text.ts';
import { isSyllable } from './person-name.ts';
import { roles } from './roles.ts';
import { gaps, shapes } from './scan.ts';
import { visitSegments, type Segment } from './segments.ts';
import { slug } from './slug.ts';
import { nameKinds } from './statistics.ts';

/** So sure of a name that no list and no head word tells; of a single word surer. */
const sureOf = 0.9;
const sureOfOneWord = 0.95;
/** In 1/255: a word with a capital less often may have it by mistake. */
const mostlyCapital = 128;

/** "Californians", "Puerto Ricans". */
const peopleOf = /(?:ians|icans|exans|nese)$/u;

const fieldOrder: Readonly<Record<Field, number>> = { title: 0, summary: 1, text: 2 };

/** Collects the names of one article at a time: `begin`, then `read` for each field, then `entities`. */
export class ArticleNames {
  readonly #text: MarkedText;
  readonly #known = new KnownInArticle();
  readonly #found = new Map<string, Found>();
  #lexicon: Lexicon;
  #language: NameLanguage = 'en';
  #mayGuess = true;
  #field: Field = 'title';
  /** The word behind the last organisation: an acronym in brackets there is its own. */
  #organisationEnd = -1;
  #hasNewPerson = false;

  constructor(text: MarkedText) {
    this.#text = text;
    this.#lexicon = text.lexicon;
  }

  /** Where it may not guess, only known names are found. */
  begin(lexicon: Lexicon, language: NameLanguage, mayGuess: boolean): void {
    this.#lexicon = lexicon;
    this.#language = language;
    this.#mayGuess = mayGuess;
    this.#known.clear();
    this.#found.clear();
  }

  /** What the field has from `quoted` is not read: a headline whose capitals say nothing. */
  read(raw: string, field: Field, quoted = ''): void {
    const text = this.#text;
    text.read(raw, this.#lexicon, quoted);
    this.#field = field;
    this.#organisationEnd = -1;
    this.#hasNewPerson = false;
    let read = 0;
    visitSegments(text, this.#language, (segment) => {
      this.#lookBetween(read, segment.from);
      this.#take(segment);
      read = segment.to;
    });
    this.#lookBetween(read, text.count);
  }

  /** Whether the last field told a person's full name that those before did not. */
  get hasNewPerson(): boolean {
    return this.#hasNewPerson;
  }

  /** Looks once more for short names of those who were told later, where nothing else was found. */
  readAgain(raw: string, field: Field): void {
    const text = this.#text;
    text.read(raw, this.#lexicon);
    this.#field = field;
    const taken = [...this.#found.values()].flatMap(({ mentions }) =>
      mentions.filter((mention) => mention.field === field),
    );
    const isFree = (start: number, end: number) =>
      taken.every((mention) => end <= mention.start || start >= mention.end);
    for (let at = 0; at < text.count; at++) {
      const again = text.isCapital(at) ? this.#known.find(text, at) : null;
      if (again === null) continue;
      if (isFree(text.starts[at] as number, text.ends[again.to - 1] as number))
        this.#mention(again.found, at, again.to);
      at = again.to - 1;
    }
  }

  entities(): Entity[] {
    return [...this.#found.values()]
      .map(({ kind, key, name, mentions }) => ({
        kind,
        key,
        name,
        mentions: mentions.sort(byPlace),
      }))
      .sort((a, b) => byPlace(a.mentions[0] as Mention, b.mentions[0] as Mention));
  }

  /** Words that are no name by themselves may be one that the article told before. */
  #lookBetween(from: number, to: number): void {
    const text = this.#text;
    for (let at = from; at < to; at++) {
      if (!text.isCapital(at)) continue;
      const again = this.#known.find(text, at);
      if (again === null || again.to > to) continue;
      this.#mention(again.found, at, again.to);
      at = again.to - 1;
    }
  }

  #take(segment: Segment): void {
    const text = this.#text;
    const { from, to, kind, name } = segment;
    if (kind === 'other') return;
    if (name >= 0) {
      const entity = this.#lexicon.names[name]?.entity;
      if (entity !== undefined) this.#note(entity.kind, entity.key, entity.name, from, to, true);
      return;
    }
    if (kind === 'vulnerability') {
      const id = text.slice(from, to).toUpperCase();
      this.#note(kind, id, id, from, to, true);
      return;
    }
    if (!this.#mayGuess) return;
    const again = this.#known.find(text, from);
    if (again !== null && again.to === to) {
      this.#mention(again.found, from, to);
      return;
    }
    const told = kind ?? this.#judged(segment);
    if (told !== null) {
      const written = text.text.slice(text.starts[from], this.#endOf(told, false, to));
      this.#note(told, slug(written), written, from, to, false);
    } else this.#lookBetween(from, to);
  }

  #judged(segment: Segment): EntityKind | null {
    const text = this.#text;
    const { from, to } = segment;
    const isOneWord = to - from === 1;
    if (isOneWord && this.#language === 'vi' && isSyllable(text, from)) return null;
    if (this.#isAcronymOfLast(from, to)) return 'organisation';
    if (isOneWord && text.shapes[from] === shapes.capitals) return null;
    // The rest of a longer name: "DHL Express".
    if (
      isOneWord &&
      !segment.isAfterTitle &&
      text.gaps[from] === gaps.space &&
      text.isCapital(from - 1) &&
      !text.has(from, roles.given)
    )
      return null;
    if (isOneWord && (text.ends[from] as number) - (text.starts[from] as number) < 3) return null;
    const share = text.capitalShare(from);
    if (isOneWord && share > 0 && share < mostlyCapital) return null;
    if (
      text.shapes[to - 1] === shapes.capitals &&
      !isOneWord &&
      (text.ends[to - 1] as number) - (text.starts[to - 1] as number) === 2
    )
      return null;
    if (isOneWord && /\d/u.test(text.slice(from, to))) return null;
    // What a company makes: "Microsoft Defender".
    if (!isOneWord && text.knownKind(from) === 'organisation') return null;
    const odds = judge(text, segment);
    const least = isOneWord && !segment.isAfterTitle ? sureOfOneWord : sureOf;
    const kind = nameKinds[odds.findIndex((probability) => probability >= least)];
    if (kind === undefined || kind === 'other') return null;
    if (
      isOneWord &&
      kind !== 'organisation' &&
      text.shapes[from] === shapes.mixed &&
      !text.has(from, roles.given)
    ) {
      if (!/^(?:Mac|Mc|De|Di|Du|La|Le|Van|O['’])\p{Lu}/u.test(text.slice(from, to))) return null;
    }
    if (kind !== 'organisation' && peopleOf.test(text.slice(to - 1, to))) return null;
    if (kind === 'person' && text.shapes[from] === shapes.capitals && !text.has(from, roles.given))
      return null;
    return kind;
  }

  /** "Hiệp hội Bất động sản TP.HCM (HoREA)". */
  #isAcronymOfLast(from: number, to: number): boolean {
    const text = this.#text;
    if (from !== this.#organisationEnd || to - from !== 1 || text.gaps[from] !== gaps.bracket)
      return false;
    const isClosed = text.text[text.ends[from] as number] === ')';
    return (
      isClosed && (text.shapes[from] === shapes.capitals || text.shapes[from] === shapes.mixed)
    );
  }

  #note(
    kind: EntityKind,
    key: string,
    name: string,
    from: number,
    to: number,
    isKnown: boolean,
  ): void {
    if (key === '') return;
    const id = `${kind} ${key}`;
    let found = this.#found.get(id);
    if (found === undefined) {
      found = { kind, key, name, isKnown, mentions: [] };
      this.#found.set(id, found);
      if (kind === 'person' && to - from > 1) this.#hasNewPerson = true;
    } else if (!found.isKnown && name.length > found.name.length) found.name = name;
    this.#known.note(this.#text, from, to, found, this.#language);
    this.#mention(found, from, to);
  }

  #mention(found: Found, from: number, to: number): void {
    const text = this.#text;
    if (found.kind === 'organisation') this.#organisationEnd = to;
    found.mentions.push({
      field: this.#field,
      start: text.starts[from] as number,
      end: this.#endOf(found.kind, found.isKnown, to),
    });
  }

  /** "VitalSpring Inc., a maker": the full stop is the abbreviation's. */
  #endOf(kind: EntityKind, isKnown: boolean, to: number): number {
    const text = this.#text;
    const end = text.ends[to - 1] as number;
    if (text.text[end] !== '.' || !text.has(to - 1, roles.abbreviation)) return end;
    if ((isKnown && kind === 'place') || kind === 'person') return end + 1;
    if (kind !== 'organisation') return end;
    const goesOn =
      text.text[end + 1] === ',' || (text.joins(to) && text.shapes[to] === shapes.small);
    return goesOn ? end + 1 : end;
  }
}

function byPlace(a: Mention, b: Mention): number {
  return fieldOrder[a.field] - fieldOrder[b.field] || a.start - b.start;
}
