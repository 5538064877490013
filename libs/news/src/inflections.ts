/** More is offered for no word: each is looked up. */
const mostForms = 12;
const shortestForm = 3;
/** A shorter word may be any other's beginning: it only gets longer. */
const shortestToStrip = 4;

/** Words of news that look like another one's form and are not. */
const uninflected = new Set(
  'news series species means always perhaps lens during evening morning united hundred less this'.split(
    ' ',
  ),
);
const study = /[a-z]{2}ics$/;

/** Forms by no rule, of words that news is full of. */
const irregular = new Map(
  (
    'man men,woman women,child children,wife wives,life lives,crisis crises,say said,tell told,' +
    'make made,take took taken,give gave given,go went gone,win won,lose lost,buy bought,sell sold,' +
    'pay paid,send sent,spend spent,build built,meet met,lead led,hold held,find found,fight fought,' +
    'catch caught,seek sought,strike struck,steal stole stolen,break broke broken,rise rose risen,' +
    'fall fell fallen,begin began begun,fly flew flown,drive drove driven,speak spoke spoken,' +
    'choose chose chosen,write wrote written,sink sank sunk,shoot shot,think thought,bring brought'
  )
    .split(',')
    .map((group) => group.split(' '))
    .flatMap((group) => group.map((form) => [form, group] as const)),
);

const word = /^[a-z]{3,24}$/;
const sibilant = /(?:[sxz]|[cs]h)$/;
const consonantAndY = /[^aeiou]y$/;
/** One vowel and a consonant that doubles: "stop", "ban", "submit". */
const vowelAndConsonant = /(?:^|[^aeiou]|qu)[aeiou][bdfgklmnprtvz]$/;
const oneSyllable = /^[^aeiouy]*(?:qu)?[aeiouy]+[^aeiouy]*$/;

/** British and American spelling, either way; what stands before is long enough to be no other word. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{2}[iy])s(?=(?:e|es|ed|er|ers|ing|ation|ations)$)/, 'z'],
  [/(?<=[a-z]{2}[iy])z(?=(?:e|es|ed|er|ers|ing|ation|ations)$)/, 's'],
  [/(?<=[a-z]{3})our(?=(?:s|ed|ing|al|er|ers|able|ite|ites|hood)?$)/, 'or'],
  [/(?<=[a-z]{3})or(?=(?:s|ed|ing|al|er|ers|able|ite|ites|hood)?$)/, 'our'],
  [/(?<=[a-z]{2}[bt])re(?=s?$)/, 'er'],
  [/(?<=[a-z]{2}[bt])er(?=s?$)/, 're'],
  [/(?<=[a-z]{3})ence(?=s?$)/, 'ense'],
  [/(?<=[a-z]{3})ense(?=s?$)/, 'ence'],
  [/(?<=[a-z]{4})ogue(?=s?$)/, 'og'],
  [/(?<=[a-z]{4})og(?=s?$)/, 'ogue'],
  [/(?<=gram)me(?=s?$)/, ''],
  [/(?<=[a-z]{3}gram)(?=s?$)/, 'me'],
];

/**
 * Other forms of an English word that may mean the same, the likeliest first: singular and plural, the
 * forms of a verb, British and American spelling. By rule (Quirk et al., A Comprehensive Grammar of the
 * English Language, 1985, chapters 3 and 5), so that many are no words: keep those that
 * are in the index. Of a folded word in lower case, with or without "'s"; none of others, nor of
 * function words to any use. At most twelve, none shorter than three letters.
 */
export function inflections(written: string): string[] {
  const own = written.replace(/['’]s?$/u, '');
  if (!word.test(own) || uninflected.has(own) || study.test(own)) return [];
  const found = basesOf(own);
  const group = [own, ...found].flatMap((form) => irregular.get(form) ?? menOf(form));
  const bases = group.length > 0 ? group.slice(0, 1) : found;
  const all = withSpellings(bases.length > 0 ? bases : [own]);
  const forms = [
    ...(own === written ? [] : [own]),
    ...group,
    ...withSpellings([own]),
    ...all,
    ...all.flatMap(formsOf),
    ...(own.endsWith('ing') ? [`${own}s`] : []),
  ];
  return [...new Set(forms)]
    .filter((form) => form !== written && form.length >= shortestForm)
    .slice(0, mostForms);
}

/** "spokesman", "policewomen". */
function menOf(own: string): string[] {
  if (!/[a-z]{3}m[ae]n$/.test(own)) return [];
  return ['an', 'en'].map((end) => own.slice(0, -2) + end);
}

function withSpellings(bases: readonly string[]): string[] {
  return bases.flatMap((base) => [
    base,
    ...spellings.filter(([from]) => from.test(base)).map(([from, to]) => base.replace(from, to)),
  ]);
}

/** What a word may be a form of; none where it looks like no form. */
function basesOf(own: string): string[] {
  if (own.length < shortestToStrip) return [];
  if (own.endsWith('ied') && own.length > 4) return [`${own.slice(0, -3)}y`, own.slice(0, -1)];
  if (own.endsWith('eed')) return own.length > 4 ? [own.slice(0, -1)] : [];
  if (own.endsWith('ed')) return basesOfStem(own.slice(0, -2));
  if (own.endsWith('ing')) return basesOfStem(own.slice(0, -3));
  return own.endsWith('s') ? singularsOf(own) : [];
}

function singularsOf(own: string): string[] {
  if (/(?:s|u|i)s$/.test(own)) return [];
  const shorter = own.slice(0, -1);
  if (own.endsWith('ies') && own.length > 4) return [`${own.slice(0, -3)}y`, shorter];
  if (/[aeiorl]ves$/.test(own)) {
    const stem = own.slice(0, -3);
    return [shorter, `${stem}f`, `${stem}fe`];
  }
  return /(?:[sxz]|[cs]h|o)es$/.test(own) ? [shorter, own.slice(0, -2)] : [shorter];
}

/** What is left of a verb before "-ed" and "-ing" has lost an "e", doubled its consonant, or neither. */
function basesOfStem(stem: string): string[] {
  if (!/[aeiouy]/.test(stem) || stem.length < 2) return [];
  const single = stem.slice(0, -1);
  if (/([bdfgklmnprstvz])\1$/.test(stem) && single.length >= shortestForm) {
    if (!/[lsfz]$/.test(stem)) return [single];
    return oneSyllable.test(stem) ? [stem] : [stem, single];
  }
  const withE = `${stem}e`;
  if (/(?:[cvz]|[^u]u|[^aeou]s|[bdfgkptz]l)$/.test(stem)) return [withE];
  if (vowelAndConsonant.test(stem)) return oneSyllable.test(stem) ? [withE] : [withE, stem];
  if (/(?:[gsi]|[ae]st|th|[aeiou][aeiou][a-z])$/.test(stem)) return [stem, withE];
  return [stem];
}

function formsOf(base: string): string[] {
  if (/[^s]s$/.test(base)) return [`${base}es`];
  const [past, present] = [`${pastStem(base)}ed`, `${presentStem(base)}ing`];
  if (!vowelAndConsonant.test(base)) return [pluralOf(base), past, present];
  const doubled = base + base.slice(-1);
  const regular = oneSyllable.test(base) ? [] : [past, present];
  return [pluralOf(base), ...regular, `${doubled}ed`, `${doubled}ing`];
}

function pluralOf(base: string): string {
  if (consonantAndY.test(base)) return `${base.slice(0, -1)}ies`;
  return sibilant.test(base) ? `${base}es` : `${base}s`;
}

function pastStem(base: string): string {
  if (consonantAndY.test(base)) return `${base.slice(0, -1)}i`;
  return base.endsWith('e') ? base.slice(0, -1) : base;
}

function presentStem(base: string): string {
  if (base.endsWith('ie')) return `${base.slice(0, -2)}y`;
  return /[^eoy]e$/.test(base) ? base.slice(0, -1) : base;
}
