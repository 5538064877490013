import { fold } from '../fold.ts';
import { vietnameseLetter } from '../vietnamese.ts';
import { vietnameseFrequencies } from './background/vi.ts';

const word = /\p{L}{1,20}/gu;
const mostCandidates = 8;
/** What two words that are known as neighbours are worth beside how often each is written. */
const neighbourWeight = 2;

type Spelling = { readonly text: string; readonly count: number };

/** By bare form. */
type Spellings = ReadonlyMap<string, readonly Spelling[]>;

let known: { readonly words: Spellings; readonly pairs: ReadonlyMap<string, number> } | undefined;

/** Whether a Vietnamese text is written without its marks. */
export function isBare(text: string): boolean {
  return !vietnameseLetter.test(text.toLowerCase());
}

/**
 * A bare Vietnamese text with the marks that it most likely would have: the likeliest sequence of
 * spellings by how often words and pairs of words are written in news (Viterbi, "Error bounds for
 * convolutional codes", 1967). Good enough to compare articles by, not to be shown. Words that are not
 * known stay bare, and a first capital stays one.
 */
export function restoreMarks(text: string): string {
  known ??= readFrequencies();
  const { words, pairs } = known;
  const found = [...text.matchAll(word)];
  let paths: Path[] = [];
  const backs: Path[][] = found.map(([spelt]) => {
    const bare = spelt.toLowerCase();
    const candidates = words.get(bare) ?? [{ text: bare, count: 1 }];
    return (paths = candidates.map((candidate) => bestPath(candidate, paths, pairs)));
  });
  let best = backs.at(-1)?.reduce((a, b) => (b.score > a.score ? b : a));
  let restored = '';
  let end = text.length;
  for (const { 0: spelt, index } of found.toReversed()) {
    if (!best) break;
    restored = likeFirst(spelt, best.text) + text.slice(index + spelt.length, end) + restored;
    end = index;
    best = best.before;
  }
  return text.slice(0, end) + restored;
}

type Path = { readonly text: string; readonly score: number; readonly before: Path | undefined };

function bestPath(
  { text, count }: Spelling,
  paths: readonly Path[],
  pairs: ReadonlyMap<string, number>,
): Path {
  let before: Path | undefined;
  let score = 0;
  for (const path of paths) {
    const together = pairs.get(`${path.text} ${text}`) ?? 0;
    const reached = path.score + neighbourWeight * Math.log1p(together);
    if (!before || reached > score) [before, score] = [path, reached];
  }
  return { text, score: score + Math.log(count), before };
}

function likeFirst(spelt: string, text: string): string {
  const [first = ''] = spelt;
  return first === first.toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

function readFrequencies() {
  const words = new Map<string, Spelling[]>();
  const pairs = new Map<string, number>();
  for (const [count, list] of vietnameseFrequencies.terms) {
    for (const term of list.split(',')) {
      if (term.includes(' ')) pairs.set(term, count);
      for (const text of term.split(' ')) {
        const bare = fold(text);
        const those = words.get(bare) ?? [];
        words.set(bare, those);
        if (those.length < mostCandidates && !those.some((other) => other.text === text))
          those.push({ text, count });
      }
    }
  }
  return { words, pairs };
}
