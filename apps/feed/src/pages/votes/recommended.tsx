import type { VNode } from 'preact';
import type { RecommendedStory } from '../../recommended/recommended-stories.ts';
import { StoryItem } from '../components/story-item.tsx';
import { usePageContext } from '../page-context.ts';

type RecommendedProps = {
  readonly stories: readonly RecommendedStory[];
  /** `best`: of all, on the front page. `similar`: like the story of the page. */
  readonly as: 'best' | 'similar';
};

/** What readers recommend; nothing where they do not. */
export function Recommended({ stories, as }: RecommendedProps): VNode | null {
  const { votes: text } = usePageContext().text;
  if (stories.length === 0) return null;
  return (
    <section class="block" aria-labelledby="recommended">
      <h2 id="recommended">{as === 'best' ? text.recommended : text.similar}</h2>
      <ul>
        {stories.map(({ story }) => (
          <li key={story.storyId}>
            <StoryItem story={story} heading="h3" as="line" />
          </li>
        ))}
      </ul>
    </section>
  );
}
