/** Runs in a worker thread: language, topics and keywords of articles. */
import { workerData } from 'node:worker_threads';
import type { Labels } from '@newsline/contracts';
import { articleLabeller, type LabelledText } from '../labels/article-labeller.ts';
import { detectLanguage } from './eld-language.ts';
import type { ModelledTopic } from './topic-folders.ts';

const { topics } = workerData as { readonly topics: readonly ModelledTopic[] };
const label = articleLabeller(topics, detectLanguage);

export default function labelAll(articles: readonly LabelledText[]): Labels[] {
  return articles.map(label);
}
