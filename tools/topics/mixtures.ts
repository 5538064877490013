import type { Form, Guesses } from './corpus.ts';
import { randomFrom } from './learn.ts';
import { topicIds } from './section-priors.ts';
import { vectorOf, type Vector, type Vocabulary } from './vectors.ts';

/** Two articles in one: it belongs to every topic that one of them belongs to. */
export type Mixture = {
  readonly parts: readonly [id: string, id: string];
  readonly vector: Vector;
};

const surely = 0.9;
const perTopic = 4000;

/**
 * Mixtures of articles about different topics. Articles about two topics are so rare in the
 * collections that a model learns from them that one topic's words speak against another; news of
 * a cyber unit that two states agree on would then be either, not both. Labelled articles stay
 * out, so that no held-out label is learnt from.
 */
export function mixtures(
  forms: readonly Form[],
  guesses: Guesses,
  labelled: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Mixture[] {
  const random = randomFrom(23);
  const sure = topicIds.map((topic) =>
    forms.filter(
      ({ article: { id } }) => !labelled.has(id) && (guesses.get(topic)?.get(id) ?? 0) >= surely,
    ),
  );
  const anyOf = (from: readonly Form[]): Form | undefined =>
    from[Math.floor(random() * from.length)];
  const mixed: Mixture[] = [];
  sure.forEach((own, column) => {
    for (let made = 0; made < perTopic; made++) {
      const others = sure[(column + 1 + (made % (sure.length - 1))) % sure.length] ?? [];
      const first = anyOf(own)?.article;
      const second = anyOf(others)?.article;
      if (!first || !second) return;
      const text = { title: first.title, summary: `${second.title}. ${first.body}` };
      mixed.push({ parts: [first.id, second.id], vector: vectorOf(text, vocabulary) });
    }
  });
  return mixed;
}
