/** Runs in a worker thread: language, topics and keywords of articles. */
import { workerData } from 'node:worker_threads';
import type { Article, Labels } from '@newsline/contracts';
import { articleLabeller } from '../labels/article-labeller.ts';
import { readTopicFolders } from './topic-folders.ts';

const { topicFolders } = workerData as { readonly topicFolders: readonly string[] };
const label = articleLabeller(readTopicFolders(topicFolders));

export default function labelAll(articles: readonly Article[]): Labels[] {
  return articles.map(label);
}
