import { LRUCache } from 'lru-cache';
import type { NewsReadModel, StoryPreview } from '../read-model/news-read-model.ts';
import { topicShares } from './shares.ts';
import { overviewOf, type StoryOverview } from './story-overview.ts';
import { sampleOf, type StorySample } from './story-sample.ts';

const mostStories = 50;

type Made = { readonly from: string; readonly overview: StoryOverview };

/** The overviews of stories: of three hundred articles one takes as long to make as ten pages. Each is made once
 *  for its page in every language, its picture and the API, and again when the story or one of its articles
 *  has changed, which come in any order. */
export class StoryOverviews {
  readonly #made = new LRUCache<string, Made>({ max: mostStories });

  constructor(private readonly readModel: Pick<NewsReadModel, 'timeline'>) {}

  async of(story: StoryPreview): Promise<StoryOverview> {
    const sample = await sampleOf(this.readModel, story);
    const from = versionOf(story, sample);
    const known = this.#made.get(story.storyId);
    // An article may be labelled with other topics in the same version.
    if (known?.from === from)
      return { ...known.overview, sample, topics: topicShares(sample.articles) };
    const overview = overviewOf(story, sample, known?.overview.read);
    this.#made.set(story.storyId, { from, overview });
    return overview;
  }
}

function versionOf({ revision }: StoryPreview, { articles }: StorySample): string {
  return [revision, ...articles.map(({ id, version }) => `${version} ${id}`)].join('\n');
}
