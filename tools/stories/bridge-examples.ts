import type { StoryArticle } from '@newsline/news/grouping';
import type { CrossPair } from '../../bench/stories/read-cross-pairs.ts';
import { bridgeEvidenceWith } from '../../libs/news/src/stories/bridge/bridge-evidence.ts';
import { LanguageBridge } from '../../libs/news/src/stories/bridge/language-bridge.ts';
import type { Profile } from '../../libs/news/src/stories/profile.ts';
import { wordsOf } from '../../libs/news/src/stories/read-newcomer.ts';
import { defaultStorySettings } from '../../libs/news/src/stories/settings.ts';
import { cosineTo } from '../../libs/news/src/stories/term-vector.ts';
import type { PairExample } from './pair-examples.ts';

/** What a pair counts for on which people differ. */
const unsureWeight = 0.3;
const hourMs = 3_600_000;
/** Of those in the other language, so many that are most like an article are compared with it. */
const nearest = 4;
const mostHours = 72;

/** The evidence of pairs in two languages; one that has nothing in common gives none. */
export function bridgeExamples(pairs: readonly CrossPair[], weight: number): PairExample[] {
  const read = reader();
  return pairs.flatMap(({ vi, en, isSame, isSure }) => {
    const [one, other] = [read(vi, timeOf(vi)), read(en, timeOf(en))];
    const evidence = one && other && bridgeEvidenceWith(one)(other);
    if (!evidence) return [];
    return [{ evidence, isSame, weight: isSure ? weight : weight * unsureWeight }];
  });
}

/** What a Vietnamese article finds among English ones of other years, as if they were of the same days: none
 *  of it tells the same event. Chosen pairs have something in common all the same, and so they say little of
 *  the many that have not.
 *  @param weight of all of them together */
export function strangers(
  vi: readonly Omit<StoryArticle, 'id'>[],
  en: readonly Omit<StoryArticle, 'id'>[],
  weight: number,
): PairExample[] {
  const read = reader();
  const others = en.flatMap((article, at) => read(article, (at * 7919 * hourMs) / 60) ?? []);
  const found = vi.flatMap((article) => {
    const own = read(article, 0);
    if (!own) return [];
    const likeness = cosineTo(own.vector);
    const evidence = bridgeEvidenceWith(own);
    return others
      .map((other) => ({ other, cosine: likeness(other.vector) }))
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, nearest)
      .flatMap(({ other }, at) => {
        const hours = ((other.publishedAt ?? 0) / hourMs + at) % mostHours;
        return evidence({ ...other, publishedAt: hours * hourMs })?.slice() ?? [];
      });
  });
  return found.map((evidence) => ({ evidence, isSame: false, weight: weight / found.length }));
}

function reader() {
  const bridge = new LanguageBridge(defaultStorySettings);
  return (article: Omit<StoryArticle, 'id'>, publishedAt: number | null): Profile | null => {
    const { language } = article;
    const words = wordsOf({ ...article, id: '' }, language);
    return bridge.read({ language, ...words }, { publishedAt, outlet: null });
  };
}

function timeOf({ publishedAt }: StoryArticle): number | null {
  return publishedAt?.getTime() ?? null;
}
