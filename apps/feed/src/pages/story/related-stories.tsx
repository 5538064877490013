import type { VNode } from 'preact';
import type { StoryPreview } from '../../read-model/news-read-model.ts';
import type { RelatedLists } from '../../related/related-to.ts';
import { StoryItem } from '../components/story-item.tsx';
import { usePageContext } from '../page-context.ts';

/** Blocks of the stories beside one; a list without stories has none. */
export function RelatedStories({ lists }: { readonly lists: RelatedLists }): VNode {
  const { text } = usePageContext();
  return (
    <>
      <Block id="earlier" title={text.story.earlier} stories={lists.earlier} />
      <Block id="later" title={text.story.later} stories={lists.later} />
      <Block id="related" title={text.story.related} stories={lists.related} />
    </>
  );
}

type BlockProps = {
  readonly id: string;
  readonly title: string;
  readonly stories: readonly StoryPreview[];
};

function Block({ id, title, stories }: BlockProps): VNode | null {
  if (stories.length === 0) return null;
  return (
    <section class="block" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {stories.map((story) => (
          <li key={story.storyId}>
            <StoryItem story={story} heading="h3" as="line" />
          </li>
        ))}
      </ul>
    </section>
  );
}
