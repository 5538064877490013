/** Runs in a worker thread: language, topics and keywords of articles. */
import { workerData } from 'node:worker_threads';
import type { Labels, Topic } from '@newsline/contracts';
import { lowerThreadPriority } from '@newsline/platform/thread-priority';
import { articleLabeller, type LabelledText } from './article-labeller.ts';
import { detectLanguage } from './eld-language.ts';
import { readEncoders, shippedEncoders } from './encoders.ts';
import { readTopicFolders, type ModelledTopic } from './topic-folders.ts';

lowerThreadPriority();

const { folders, precision } = workerData as {
  readonly folders: readonly string[];
  readonly precision: number;
};

/** Read by the first task, so that a folder that cannot be used fails a task with its message. */
let topicsRead: readonly ModelledTopic[] | undefined;
let labelOne: ReturnType<typeof articleLabeller> | undefined;

export function topics(): Topic[] {
  topicsRead ??= readTopicFolders(folders);
  return topicsRead.map(({ sections: _, heads: _heads, keywords: _keywords, ...topic }) => topic);
}

export function label(articles: readonly LabelledText[]): Labels[] {
  topicsRead ??= readTopicFolders(folders);
  labelOne ??= articleLabeller({
    topics: topicsRead,
    encoders: readEncoders(shippedEncoders),
    precision,
    detectLanguage,
  });
  return articles.map(labelOne);
}
