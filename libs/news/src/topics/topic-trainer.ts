import { learn, type Adjustment, type Lesson } from './adjustment.ts';
import type { ArticleText } from './article-words.ts';
import type { TopicModels } from './label-topics.ts';
import { readArticle, type ReadArticle } from './read-article.ts';
import { baseModel, encodersOf, isOf, type TopicAndLanguage } from './topic-teacher.ts';
import { trainAlone } from './train-alone.ts';

/** What learns topics anew from all that is known of them and from an archive. */
export type TopicTrainer = {
  /** Articles of one language, as `train` takes them: read once for all topics. */
  readonly read: (articles: readonly ArticleText[], language: string) => readonly ReadArticle[];
  /** Of a topic with a head, what is to be added to it: what lessons say, while the archive stays as it is. Of one
   *  without, what takes the place of its keywords; where these find too little, what is added to them.
   *  Null where there is nothing to learn. The same lessons and articles always give the same.
   *  @param archive without the articles of the lessons */
  readonly train: (
    about: TopicAndLanguage,
    lessons: readonly Lesson[],
    archive: readonly ReadArticle[],
  ) => Adjustment | null;
};

/** Costs some milliseconds: once per change of the topics. */
export function topicTrainer(models: TopicModels): TopicTrainer {
  const encoders = encodersOf(models);
  return {
    read: (articles, language) => {
      const encoder = encoders.get(language);
      return articles.map((article) => readArticle(article, encoder));
    },
    train: (about, lessons, archive) => {
      const encoder = encoders.get(about.language);
      const hasHead = models.heads.some((head) => isOf(head, about));
      const keywords = models.keywords.find((model) => isOf(model, about));
      const alone = keywords && !hasHead ? trainAlone(keywords, lessons, archive, encoder) : null;
      if (alone) return alone;
      const base = baseModel(models, about, encoder);
      return base && lessons.length > 0 ? learn(encoder, about, lessons, base, archive) : null;
    },
  };
}
