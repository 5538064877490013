import type { Form } from './forms.ts';
import type { Guesses } from './guess.ts';
import { randomFrom } from './learn.ts';
import { topicIds, type TopicId } from './section-priors.ts';
import { vectorOf, type Vector, type Vocabulary } from './vectors.ts';

/** Two articles in one: it belongs to every topic that one of them belongs to. */
export type Mixture = {
  readonly parts: readonly [id: string, id: string];
  readonly vector: Vector;
};

const surely = 0.9;
const surelyNot = 0.1;
const mostPerTopic = 4000;

/**
 * Mixtures of articles about different topics. Articles about two topics are so rare in the
 * collections that a model learns from them that one topic's words count against another; news of
 * a cyber unit that two states agree on would then be either, not both. Half the partners are
 * about no topic: else one topic's words would count for another. Labelled articles stay out, so
 * that no held-out label is learnt from.
 */
export function mixtures(
  forms: readonly Form[],
  guesses: Guesses,
  labelled: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Mixture[] {
  const random = randomFrom(23);
  const odds = (topic: TopicId, { article }: Form): number =>
    guesses.get(topic)?.get(article.id) ?? 0;
  const unlabelled = forms.filter(({ article }) => !labelled.has(article.id));
  const about = topicIds.map((topic) => unlabelled.filter((form) => odds(topic, form) >= surely));
  const aboutNone = unlabelled.filter((form) =>
    topicIds.every((topic) => odds(topic, form) <= surelyNot),
  );
  const anyOf = (from: readonly Form[] = []): Form | undefined =>
    from[Math.floor(random() * from.length)];
  const mixed: Mixture[] = [];
  about.forEach((own, column) => {
    const partners = about.flatMap((other, at) => (at === column ? [] : [other, aboutNone]));
    for (let made = 0; made < Math.min(mostPerTopic, own.length); made++) {
      const first = anyOf(own)?.article;
      const second = anyOf(partners[made % partners.length])?.article;
      if (!first || !second) return;
      const text = { title: first.title, summary: `${second.title}. ${first.body}` };
      mixed.push({ parts: [first.id, second.id], vector: vectorOf(text, vocabulary) });
    }
  });
  return mixed;
}
