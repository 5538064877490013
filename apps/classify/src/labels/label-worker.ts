/** Runs in a worker thread: language, topics and keywords of articles, and what corrections teach. */
import { workerData } from 'node:worker_threads';
import type { Labels, Topic } from '@newsline/contracts';
import type { Adjustment } from '@newsline/news/labels';
import { lowerThreadPriority } from '@newsline/platform/thread-priority';
import { articleLabeller, type LabelledText, type LabellingModels } from './article-labeller.ts';
import { articleTeacher } from './article-teacher.ts';
import { detectLanguage } from './eld-language.ts';
import { readEncoders, shippedEncoders } from './encoders.ts';
import { readTopicFolders, type ModelledTopic } from './topic-folders.ts';
import type { TopicLessons } from './topic-lessons.ts';

lowerThreadPriority();

const { folders, precision } = workerData as {
  readonly folders: readonly string[];
  readonly precision: number;
};

/** Read by the first task, so that a folder that cannot be used fails a task with its message. */
let topicsRead: readonly ModelledTopic[] | undefined;
let modelsRead: LabellingModels | undefined;
let labelOne: ReturnType<typeof articleLabeller> | undefined;
let teach: ReturnType<typeof articleTeacher> | undefined;
let learntVersion = 0;

export function topics(): Topic[] {
  topicsRead ??= readTopicFolders(folders);
  return topicsRead.map(({ sections: _, heads: _heads, keywords: _keywords, ...topic }) => topic);
}

function models(): LabellingModels {
  topicsRead ??= readTopicFolders(folders);
  modelsRead ??= {
    topics: topicsRead,
    encoders: readEncoders(shippedEncoders),
    precision,
    detectLanguage,
  };
  return modelsRead;
}

/** Null: this thread does not have that version of what was learnt, and was not given it. */
export function label({
  texts,
  version,
  adjustments,
}: {
  readonly texts: readonly LabelledText[];
  readonly version: number;
  readonly adjustments?: readonly Adjustment[];
}): Labels[] | null {
  if (version !== learntVersion) {
    if (!adjustments) return null;
    labelOne = articleLabeller(models(), adjustments);
    learntVersion = version;
  }
  labelOne ??= articleLabeller(models());
  return texts.map(labelOne);
}

/** One answer for each, null where there is no such topic in that language. */
export function learn(lessons: readonly TopicLessons[]): (Adjustment | null)[] {
  if (lessons.length === 0) return [];
  teach ??= articleTeacher(models());
  return lessons.map(teach);
}
