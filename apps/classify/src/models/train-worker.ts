/** Runs in a worker thread: trains and judges models. One task after the other, `load` first. */
import { workerData } from 'node:worker_threads';
import type { TopicDefinition } from '@newsline/contracts';
import type { Adjustment, TopicAndLanguage } from '@newsline/news/labels';
import { lowerThreadPriority } from '@newsline/platform/thread-priority';
import type { Correction } from '../corrections/correction-store.ts';
import { detectLanguage } from '../labels/eld-language.ts';
import { readEncoders, shippedEncoders } from '../labels/encoders.ts';
import { withOwnTopics } from '../topics/topic-catalogue.ts';
import { readTopicFolders } from '../topics/topic-folders.ts';
import type { Outcome } from './evaluation.ts';
import { encoderIds, fittingModel, type ActiveModel } from './fitting-model.ts';
import type { LabelChange } from './model-report.ts';
import { ModelTraining, type ArchiveArticle, type JudgedModel } from './model-training.ts';

lowerThreadPriority();

const { folders, precision } = workerData as {
  readonly folders: readonly string[];
  readonly precision: number;
};

export type TrainingData = {
  readonly definitions: readonly TopicDefinition[];
  readonly corrections: readonly Correction[];
  readonly archive: readonly ArchiveArticle[];
};

export type Loaded = {
  /** What there is to train, in the order to ask for it. */
  readonly topics: readonly TopicAndLanguage[];
  readonly encoders: Readonly<Record<string, string>>;
  readonly corrections: number;
  readonly examples: number;
};

let loaded: { readonly training: ModelTraining; readonly fit: Fit } | undefined;
type Fit = (model: ActiveModel | null) => readonly Adjustment[];

export function load({ definitions, corrections, archive }: TrainingData): Loaded {
  const topics = withOwnTopics(readTopicFolders(folders), definitions);
  const models = { topics, encoders: readEncoders(shippedEncoders), precision, detectLanguage };
  const training = new ModelTraining(models, corrections, archive);
  loaded = { training, fit: (model) => fittingModel(model, models).adjustments };
  return {
    topics: training.topics(),
    encoders: encoderIds(models.encoders),
    ...training.lessonCounts(),
  };
}

export function train(about: TopicAndLanguage): Adjustment | null {
  return current().training.train(about);
}

export function judge({
  about,
  models,
}: {
  readonly about: TopicAndLanguage;
  readonly models: readonly JudgedModel[];
}): Outcome[] {
  return current().training.judge(about, models);
}

export function changes({
  from,
  to,
}: {
  readonly from: ActiveModel | null;
  readonly to: ActiveModel | null;
}): LabelChange[] {
  const { training, fit } = current();
  return training.changes(fit(from), fit(to));
}

function current(): NonNullable<typeof loaded> {
  if (!loaded) throw new Error('Nothing was loaded');
  return loaded;
}
