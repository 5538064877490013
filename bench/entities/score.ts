/** One marked name of an item: by surface form, once an item. `maybe` is not scored. */
export type GoldEntity = {
  readonly text: string;
  readonly kind: 'person' | 'org' | 'place' | 'cve' | 'malware' | 'group' | 'work';
  readonly iso?: string;
  readonly maybe?: boolean;
};

export type FoundName = { readonly text: string; readonly kind: string };

export type Tally = { right: number; wrong: number; missed: number };

/** The kinds of the gold as the library names them; works are none of its kinds. */
const kindNames: Readonly<Record<GoldEntity['kind'], string>> = {
  person: 'person',
  org: 'organisation',
  place: 'place',
  cve: 'vulnerability',
  malware: 'malware',
  group: 'threat-group',
  work: 'work',
};

export function kindOf({ kind, iso }: GoldEntity): string {
  return iso === undefined ? kindNames[kind] : 'country';
}

/** Adds one item to the tallies by kind. A name is right where the gold has it, in whatever case, with
 *  the same kind; where the gold has it as `maybe` it counts for nothing. Returns what was wrong and
 *  what is missing. */
export function tally(
  gold: readonly GoldEntity[],
  found: readonly FoundName[],
  tallies: Map<string, Tally>,
): { wrong: string[]; missed: string[] } {
  const of = (kind: string): Tally => {
    const known = tallies.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
    tallies.set(kind, known);
    return known;
  };
  const sure = new Map(
    gold.filter(({ maybe }) => !maybe).map((entity) => [entity.text.toLowerCase(), entity]),
  );
  const doubtful = new Set(gold.filter(({ maybe }) => maybe).map(({ text }) => text.toLowerCase()));
  const names = new Map(found.map((name) => [`${name.kind} ${name.text.toLowerCase()}`, name]));
  const wrong: string[] = [];
  for (const { kind, text } of names.values()) {
    const marked = sure.get(text.toLowerCase());
    if (marked !== undefined && kindOf(marked) === kind) of(kind).right++;
    else if (marked !== undefined || !doubtful.has(text.toLowerCase())) {
      of(kind).wrong++;
      wrong.push(`${text} (${kind})`);
    }
  }
  const missed: string[] = [];
  for (const entity of sure.values()) {
    const kind = kindOf(entity);
    if (kind === 'work' || names.has(`${kind} ${entity.text.toLowerCase()}`)) continue;
    of(kind).missed++;
    missed.push(`${entity.text} (${kind})`);
  }
  return { wrong, missed };
}
