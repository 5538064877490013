import { visitPhrases } from '../../libs/news/src/topics/features.ts';
import type { Corpus } from './corpus.ts';
import type { Form } from './forms.ts';
import { logistic, rawScore, type Linear } from './learn.ts';
import type { TopicId } from './section-priors.ts';

/** The topics that headlines tell by names alone. Elsewhere a name is one word among others: what it
 *  won diplomacy in titles, it lost cybersecurity twice over. */
const toldByNames: readonly TopicId[] = ['entertainment'];
/** A name is trusted from so many articles on, */
const fewestArticles = 5;
/** and if it is this likely that the next one with it belongs to the topic: Laplace's rule. */
const leastShare = 0.75;
/** What a name alone makes of a headline of ten words, as log-odds. */
const aloneInTitle = 0.4;
/** A title counts twice, and ten words of it at this scale: see `visitPhrases`. */
const titleScale = 2 * Math.sqrt(30 / 50);

const name = /^\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?: \p{Lu}[\p{L}\p{M}\p{N}'’-]*){1,2}$/u;

/**
 * The model with what is known of names. Learning shares the credit among all words of an article,
 * so a singer's name, which never comes without "ca sĩ" and "album", is left with next to nothing;
 * and a headline often has the name alone. A name whose articles nearly all belong to the topic, by
 * all that they say besides it, is given a weight that decides a headline.
 */
export function withKnownNames(model: Linear, topic: TopicId, corpus: Corpus): Linear {
  if (!toldByNames.includes(topic)) return model;
  const { vocabulary, whole } = corpus;
  const belonging = new Float64Array(vocabulary.phrases.length);
  const having = new Uint32Array(vocabulary.phrases.length);
  for (const form of whole) {
    const score = rawScore(form.vector, model);
    const values = new Map(
      Array.from(form.vector.ids, (id, at) => [id, form.vector.values[at] as number]),
    );
    for (const id of namesIn(form, corpus)) {
      const own = (values.get(id) ?? 0) * (model.weights[id] as number);
      belonging[id] = (belonging[id] as number) + logistic(score - own);
      having[id] = (having[id] as number) + 1;
    }
  }
  const deciding = (aloneInTitle - model.bias) / titleScale;
  const weights = model.weights.map((weight, id) => {
    const articles = having[id] as number;
    const share = ((belonging[id] as number) + 1) / (articles + 2);
    return articles >= fewestArticles && share >= leastShare ? Math.max(weight, deciding) : weight;
  });
  return { bias: model.bias, weights };
}

/** The names of two and three words in an article, as numbers of the vocabulary. English headlines
 *  capitalise what is no name. */
function namesIn({ article }: Form, { vocabulary }: Corpus): Set<number> {
  const found = new Set<number>();
  const fields = { title: article.title, summary: article.body };
  visitPhrases(fields, (hash, _, field, start, end) => {
    if (field === 'text' || (field === 'title' && article.language === 'en')) return;
    const id = vocabulary.idOf.get(hash);
    if (id !== undefined && name.test(fields[field].slice(start, end))) found.add(id);
  });
  return found;
}
