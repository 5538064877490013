import type { VNode } from 'preact';
import type { StoryPreview } from '../../read-model/news-read-model.ts';
import { type Coverage, coverageOf } from '../../story-overview/coverage.ts';
import type { StorySample } from '../../story-overview/story-sample.ts';
import { coveragePath } from '../href.ts';
import { dayOf, startOfDay } from '../i18n/dates.ts';
import { type PageContext, usePageContext } from '../page-context.ts';
import { CoveragePicture } from './coverage-picture.tsx';

type Shown = { readonly story: StoryPreview; readonly sample: StorySample };

/** The picture of who reported when; nothing where one outlet alone did. */
export function CoverageFigure({ story, sample }: Shown): VNode | null {
  const context = usePageContext();
  const { storyOverview } = context.text;
  const coverage = coverageFor(sample, context);
  if (coverage === null || coverage.outlets.length < 2) return null;
  return (
    <section class="block" aria-labelledby="coverage">
      <h2 id="coverage">{storyOverview.coverage}</h2>
      <CoveragePicture coverage={coverage} headline={story.headline} />
      <p class="facts">
        <a href={coveragePath(story.storyId)}>{storyOverview.picture}</a>
      </p>
    </section>
  );
}

/** With days as the reader has them. */
export function coverageFor(sample: StorySample, { zone }: PageContext): Coverage | null {
  return coverageOf(sample, (at) => startOfDay(dayOf(new Date(at), zone), zone)?.getTime() ?? at);
}
