import { LRUCache } from 'lru-cache';
import type { NewsReadModel, StoryPreview } from '../read-model/news-read-model.ts';
import { topicShares } from './shares.ts';
import { digestOf, type StoryDigest } from './story-digest.ts';
import { sampleOf, type StorySample } from './story-sample.ts';

const mostStories = 50;

type Made = { readonly from: string; readonly digest: StoryDigest };

/** The digests of stories: of three hundred articles one takes as long to make as ten pages. Each is made once
 *  for its page in every language, its picture and the API, and again when the story or one of its articles
 *  has changed, which come in any order. */
export class StoryDigests {
  readonly #made = new LRUCache<string, Made>({ max: mostStories });

  constructor(private readonly readModel: Pick<NewsReadModel, 'timeline'>) {}

  async of(story: StoryPreview): Promise<StoryDigest> {
    const sample = await sampleOf(this.readModel, story);
    const from = versionOf(story, sample);
    const known = this.#made.get(story.storyId);
    // An article may be labelled with other topics in the same version.
    if (known?.from === from)
      return { ...known.digest, sample, topics: topicShares(sample.articles) };
    const digest = digestOf(story, sample, known?.digest.read);
    this.#made.set(story.storyId, { from, digest });
    return digest;
  }
}

function versionOf({ revision }: StoryPreview, { articles }: StorySample): string {
  return [revision, ...articles.map(({ id, version }) => `${version} ${id}`)].join('\n');
}
