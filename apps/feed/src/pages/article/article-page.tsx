import type { TopicCorrection } from '@newsline/contracts';
import type { VNode } from 'preact';
import type {
  ArticlePreview,
  FullArticle,
  NamedSource,
  StoryPreview,
} from '../../read-model/news-read-model.ts';
import { ArticleItem } from '../components/article-item.tsx';
import { ArticleText } from './article-text.tsx';
import { Enclosures } from './enclosures.tsx';
import { NearDuplicates, type NearDuplicate } from './near-duplicates.tsx';
import { NamedEntities } from '../entities/named-entities.tsx';
import { Provenance } from './provenance.tsx';
import { Why } from './why.tsx';
import { DemonstrationTag, EditedTag } from '../components/tags.tsx';
import { Facts } from '../components/facts.tsx';
import { Picture } from '../components/picture.tsx';
import { Sentence } from '../components/sentence.tsx';
import { TopicLinks } from '../components/topic-links.tsx';
import { When } from '../components/when.tsx';
import { usePageContext } from '../page-context.ts';
import { externalHref, sourcePath, storyPath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { Layout } from '../layout.tsx';

type ArticlePageProps = {
  readonly article: FullArticle;
  /** Sources that show it as well. */
  readonly alsoIn: readonly NamedSource[];
  readonly nearDuplicates: readonly NearDuplicate[];
  /** Null where the story has not arrived here yet. */
  readonly story: StoryPreview | null;
  /** The story's other articles, newest first. */
  readonly others: readonly ArticlePreview[];
  /** See `Why`. */
  readonly corrections: readonly TopicCorrection[] | null;
};

export function ArticlePage(props: ArticlePageProps): VNode {
  const { article, alsoIn, nearDuplicates, story, others, corrections } = props;
  const { text, language } = usePageContext();
  const lang = langAttributes(article.labels.language, language);
  const original = externalHref(article.url);
  // Without a page of its own it leads to a file, which stands among the enclosures.
  const isAttached = article.enclosures.some(({ url }) => url === article.url);
  const hasOwnPicture = article.html.includes('<img');
  return (
    <Layout title={article.title} {...(article.summary && { description: article.summary })}>
      <div class="reading">
        <article class="page">
          <header>
            <TopicLinks topics={article.labels.topics.map(({ topic }) => topic)} />
            <h1 {...lang}>{article.title}</h1>
            <Facts>
              <a class="outlet" href={sourcePath(article.sourceId)}>
                {article.sourceName}
              </a>
              {article.authors.length > 0 && article.authors.join(', ')}
              <When at={article.publishedAt} as="absolute" />
              {article.editedAt && <EditedTag editedAt={article.editedAt} />}
              {article.demonstration && <DemonstrationTag />}
            </Facts>
          </header>
          {!hasOwnPicture && <Picture url={article.imageUrl} eager />}
          <ArticleText article={article} lang={lang} />
          <Enclosures article={article} />
          {original && !isAttached && (
            <p class="original">
              <a class="button" href={original} rel="noopener external">
                {article.sourceName ? (
                  <Sentence about={text.article.original} name={article.sourceName} />
                ) : (
                  text.article.originalHere
                )}
              </a>
              <span class="address">{original}</span>
            </p>
          )}
        </article>
        <div class="aside">
          <InThisStory story={story} others={others} />
          {nearDuplicates.length > 0 && <NearDuplicates found={nearDuplicates} />}
          <Why article={article} corrections={corrections} />
          <NamedEntities
            id="named"
            title={text.entities.inArticle}
            entities={article.labels.entities}
          />
          <Provenance article={article} alsoIn={alsoIn} />
        </div>
      </div>
    </Layout>
  );
}

function InThisStory(props: Pick<ArticlePageProps, 'story' | 'others'>): VNode {
  const { text, operator } = usePageContext();
  return (
    <section class="block latest" aria-labelledby="in-story">
      <h2 id="in-story">{text.article.inStory}</h2>
      {props.others.length === 0 && <p class="facts">{text.article.onlyOne}</p>}
      <ul>
        {props.others.map((other) => (
          <li key={other.id}>
            <ArticleItem article={other} heading="h3" as="line" />
          </li>
        ))}
      </ul>
      {props.story && (props.others.length > 0 || operator) && (
        <p class="more">
          <a href={storyPath(props.story.storyId)}>{text.story.open}</a>
        </p>
      )}
    </section>
  );
}
