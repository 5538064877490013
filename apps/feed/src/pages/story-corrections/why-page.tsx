import type { Membership } from '@newsline/contracts';
import type { VNode } from 'preact';
import type { StoryPreview } from '../../read-model/news-read-model.ts';
import { shorten } from '../../read-model/shorten.ts';
import { EmptyList } from '../components/empty-list.tsx';
import { Facts } from '../components/facts.tsx';
import { When } from '../components/when.tsx';
import { articlePath, storyPath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { Layout } from '../layout.tsx';
import { usePageContext } from '../page-context.ts';
import { FactList } from './fact-list.tsx';

type WhyPageProps = {
  readonly story: StoryPreview;
  /** Earliest first. */
  readonly members: readonly Membership[];
};

const longestTitle = 300;

/** Why each article is in a story, in words. */
export function WhyPage({ story, members }: WhyPageProps): VNode {
  const { text, language } = usePageContext();
  const { storyReasons } = text;
  return (
    <Layout title={storyReasons.title} unlisted>
      <header class="pagehead">
        <h1>{storyReasons.title}</h1>
        <p>
          <a href={storyPath(story.storyId)} {...langAttributes(story.language, language)}>
            {story.headline}
          </a>
        </p>
        <p class="standfirst">{storyReasons.intro}</p>
      </header>
      {members.length === 0 && <EmptyList message={storyReasons.none} />}
      <ol class="list letters">
        {members.map((member) => (
          <li key={member.articleId}>
            <Member member={member} language={story.language} />
          </li>
        ))}
      </ol>
    </Layout>
  );
}

type MemberProps = { readonly member: Membership; readonly language: string };

function Member({ member, language }: MemberProps): VNode {
  const context = usePageContext();
  const { storyReasons } = context.text;
  const { articleId, title, publishedAt, decidedBy, score, like } = member;
  const lang = langAttributes(language, context.language);
  return (
    <>
      <h2>
        <a href={articlePath(articleId)} {...lang}>
          {shorten(title, longestTitle)}
        </a>
      </h2>
      <Facts>
        <strong>{storyReasons.decidedBy[decidedBy]}</strong>
        {score !== null && storyReasons.score(percent(score))}
        <When at={publishedAt} as="absolute" />
      </Facts>
      {like === null ? (
        <p>{storyReasons.alone}</p>
      ) : (
        <>
          <p>
            {storyReasons.like(percent(like.probability))}{' '}
            <a href={articlePath(like.articleId)} {...lang}>
              {shorten(like.title, longestTitle)}
            </a>
          </p>
          <FactList side="for" facts={like.for} language={language} />
          <FactList side="against" facts={like.against} language={language} />
        </>
      )}
    </>
  );
}

/** No model is ever certain. */
function percent(share: number): number {
  return Math.min(99, Math.round(share * 100));
}
