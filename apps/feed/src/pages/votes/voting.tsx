import type { VNode } from 'preact';
import type { RecommendedStory } from '../../recommended/recommended-stories.ts';
import { votePath } from '../../votes/voter-cookie.ts';
import { usePageContext } from '../page-context.ts';
import { Recommended } from './recommended.tsx';
import type { Opinion } from './vote-form.ts';

type VotingProps = {
  readonly storyId: string;
  /** What was said just now, as the address has it: what readers said before is known to nobody. */
  readonly voted: Opinion | undefined;
  /** Stories like it that readers found useful. */
  readonly similar: readonly RecommendedStory[];
};

/** Below a story: was it useful? The same for every reader, so that the page can be cached. */
export function Voting({ storyId, voted, similar }: VotingProps): VNode {
  const { votes: text } = usePageContext().text;
  return (
    <>
      <section class="panel" aria-labelledby="voting">
        <h2 id="voting">{text.question}</h2>
        {voted && (
          <p class="notice" role="status">
            {text.thanks[voted]}
          </p>
        )}
        <form class="form" method="post" action={votePath}>
          <input type="hidden" name="storyId" value={storyId} />
          <div class="buttons">
            <button type="submit" name="vote" value="useful" aria-describedby="voting">
              {text.useful}
            </button>
            <button type="submit" name="vote" value="not-useful" aria-describedby="voting">
              {text.notUseful}
            </button>
            {voted && voted !== 'back' && (
              <button type="submit" name="vote" value="back" aria-describedby="voting">
                {text.back}
              </button>
            )}
          </div>
        </form>
        <p class="facts">{text.privacy}</p>
      </section>
      <Recommended stories={similar} as="similar" />
    </>
  );
}
