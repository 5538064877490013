/** Runs in a worker thread: language, topics and keywords of articles, and what lessons teach. */
import { workerData } from 'node:worker_threads';
import type { Labels } from '@newsline/contracts';
import type { Adjustment } from '@newsline/news/labels';
import { lowerThreadPriority } from '@newsline/platform/thread-priority';
import type { ModelledTopic } from '../topics/modelled-topic.ts';
import { withOwnTopics } from '../topics/topic-catalogue.ts';
import { readTopicFolders } from '../topics/topic-folders.ts';
import { articleLabeller, type LabelledText, type LabellingModels } from './article-labeller.ts';
import { articleTeacher } from './article-teacher.ts';
import { fittingModel, type FittingModel } from '../models/fitting-model.ts';
import { detectLanguage } from './eld-language.ts';
import { readEncoders, shippedEncoders } from './encoders.ts';
import type { Taught } from './labeller.ts';
import { lessonsOfExamples, type TopicLessons } from './topic-lessons.ts';

lowerThreadPriority();

const { folders, precision } = workerData as {
  readonly folders: readonly string[];
  readonly precision: number;
};

/** Null for an answer: this thread has not been told that version of what was taught. */
type Task = { readonly version: number; readonly taught?: Taught };

/** Read by the first task, so that a folder that cannot be used fails a task with its message. */
let ofFolders: readonly ModelledTopic[] | undefined;
let encoders: LabellingModels['encoders'] | undefined;

/** What was made of a version of what was taught. */
type Knowledge = {
  readonly version: number;
  readonly models: LabellingModels;
  readonly trained: FittingModel;
  readonly labelOne: ReturnType<typeof articleLabeller>;
  /** Made by the first lesson. */
  teach?: ReturnType<typeof articleTeacher>;
};
let knowledge: Knowledge | undefined;
const untaught: Taught = { definitions: [], model: null, adjustments: [] };

function knowledgeFor({ version, taught }: Task): Knowledge | null {
  if (knowledge?.version === version) return knowledge;
  // Nothing was taught yet.
  if (!taught && version > 0) return null;
  const { definitions, model, adjustments } = taught ?? untaught;
  ofFolders ??= readTopicFolders(folders);
  encoders ??= readEncoders(shippedEncoders);
  const topics = withOwnTopics(ofFolders, definitions);
  const models = { topics, encoders, precision, detectLanguage };
  const trained = fittingModel(model, models);
  const labelOne = articleLabeller(models, [...trained.adjustments, ...adjustments]);
  knowledge = { version, models, trained, labelOne };
  return knowledge;
}

export function label(task: Task & { readonly texts: readonly LabelledText[] }): Labels[] | null {
  const known = knowledgeFor(task);
  return known && task.texts.map(known.labelOne);
}

/** The languages of the model that it can't be used for. */
export function strayLanguages(task: Task): readonly string[] | null {
  return knowledgeFor(task)?.trained.strayLanguages ?? null;
}

/** What the examples of the topics teach. */
export function examples(task: Task): TopicLessons[] | null {
  return knowledgeFor(task)?.models.topics.flatMap(lessonsOfExamples) ?? null;
}

/** One answer for each, null where there is no such topic in that language. */
export function learn(
  task: Task & { readonly lessons: readonly TopicLessons[] },
): (Adjustment | null)[] | null {
  const known = knowledgeFor(task);
  if (!known) return null;
  known.teach ??= articleTeacher(known.models, known.trained.adjustments);
  return task.lessons.map(known.teach);
}
