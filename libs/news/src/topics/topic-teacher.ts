import { learn, type Adjustment, type Lesson } from './adjustment.ts';
import { ArticleEncoder } from './article-encoder.ts';
import type { TopicModels } from './label-topics.ts';
import { PhraseTable } from './phrase-table.ts';

/** What lessons change about a topic in one language; null where nothing tells it there. */
export type Teach = (
  about: { readonly topic: string; readonly language: string },
  lessons: readonly Lesson[],
) => Adjustment | null;

/** Makes what learns on top of these models. Costs some milliseconds: once per change of the topics. */
export function topicTeacher({ encoders, heads, keywords }: TopicModels): Teach {
  const byLanguage = new Map(
    encoders.map((weights) => [weights.language, new ArticleEncoder(weights)]),
  );
  return (about, lessons) => {
    const isIt = (model: { readonly topic: string; readonly language: string }) =>
      model.topic === about.topic && model.language === about.language;
    const encoder = byLanguage.get(about.language);
    const head = heads.find(isIt);
    if (head) {
      const { weights, bias } = head;
      const score = (hidden: Float32Array) =>
        hidden.reduce((sum, unit, at) => sum + unit * (weights[at] as number), bias);
      return learn(encoder, about, lessons, { score, head: weights });
    }
    const model = keywords.find(isIt);
    if (!model) return null;
    const table = new PhraseTable([model]);
    return learn(encoder, about, lessons, {
      // An anchor is a bag of words: whether a phrase is in it is not known, and not likely.
      score: (_, article) => (article && table.score(article, encoder?.pairs)[0]) ?? model.bias,
    });
  };
}
