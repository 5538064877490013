import type { Adjustment } from '@newsline/news/labels';
import type { LabellingModels } from '../labels/article-labeller.ts';
import type { StoredModel } from '../topics/stored-model.ts';

/** A model as far as it is used. */
export type ActiveModel = Pick<StoredModel, 'number' | 'encoders' | 'adjustments'>;

export type FittingModel = {
  readonly adjustments: readonly Adjustment[];
  /** Of which the encoder is another one than when it was trained. */
  readonly strayLanguages: readonly string[];
};

/** What of a model goes with the topics and encoders that there are. */
export function fittingModel(
  model: ActiveModel | null,
  { topics, encoders }: Pick<LabellingModels, 'topics' | 'encoders'>,
): FittingModel {
  if (!model) return { adjustments: [], strayLanguages: [] };
  const present = encoderIds(encoders);
  const isStray = (language: string) => present[language] !== model.encoders[language];
  const heads = new Set(
    topics.flatMap((topic) => topic.heads.map(({ language }) => `${topic.id} ${language}`)),
  );
  const languages = [...new Set(model.adjustments.map(({ language }) => language))];
  return {
    adjustments: model.adjustments.filter(
      // A topic that has been trained meanwhile, in a folder, needs no replacement of its keywords.
      ({ topic, language, alone }) =>
        !isStray(language) && !(alone && heads.has(`${topic} ${language}`)),
    ),
    strayLanguages: languages.filter(isStray),
  };
}

/** By language. */
export function encoderIds(
  encoders: LabellingModels['encoders'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(encoders.map(({ language, id }) => [language, id]));
}
