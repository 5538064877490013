import { randomFrom } from './learn.ts';
import type { TrainingArticle } from './raw-articles.ts';
import { vectorOf, type Vector, type Vocabulary } from './vectors.ts';

/** An article in one of the forms that the model will meet. */
export type Form = {
  readonly article: TrainingArticle;
  readonly vector: Vector;
  readonly weight: number;
};

const titleShare = 0.3;
const variantWeight = 0.5;

/** `whole`: every article once, as title and body; `variants`: some again, the title alone. */
export function formsOf(
  articles: readonly TrainingArticle[],
  vocabulary: Vocabulary,
): { readonly whole: readonly Form[]; readonly variants: readonly Form[] } {
  const random = randomFrom(7);
  const whole: Form[] = [];
  const variants: Form[] = [];
  for (const article of articles) {
    const { title, body } = article;
    whole.push({ article, vector: vectorOf({ title, summary: body }, vocabulary), weight: 1 });
    if (body === '' || random() >= titleShare) continue;
    variants.push({ article, vector: vectorOf({ title }, vocabulary), weight: variantWeight });
  }
  return { whole, variants };
}
