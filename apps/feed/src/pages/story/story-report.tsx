import type { Copy } from '@newsline/contracts';
import type { VNode } from 'preact';
import type { ArticlePreview } from '../../read-model/news-read-model.ts';
import { voiceOf } from '../../read-model/story-outlets.ts';
import { usePageContext } from '../page-context.ts';
import { articlePath, sourcePath } from '../href.ts';
import { percentAlike } from '../article/near-duplicates.tsx';
import { langAttributes } from '../i18n/i18n.ts';
import { Facts } from '../components/facts.tsx';
import { Picture } from '../components/picture.tsx';
import { Sentence } from '../components/sentence.tsx';
import { DemonstrationTag, EditedTag } from '../components/tags.tsx';
import { When } from '../components/when.tsx';
import type { Report } from './fold-repeats.ts';
import { FreshFacts } from './fresh-facts.tsx';

/** What is the same for all reports of a page. */
export type ReportsContext = {
  /** When the first article was published. */
  readonly firstAt: string;
  /** Of the story's articles, by id, those that repeat another outlet's. */
  readonly copies: ReadonlyMap<string, Copy>;
  readonly sourceNames: ReadonlyMap<string, string>;
  /** Pictures that the page has once already. */
  readonly shownPictures: ReadonlySet<string>;
};

export function isFirst(article: ArticlePreview, { firstAt, copies }: ReportsContext): boolean {
  return article.publishedAt === firstAt && !copies.has(article.id);
}

/** An article in a story's timeline, and below it those that repeat it. */
export function StoryReport(props: {
  readonly report: Report;
  readonly context: ReportsContext;
}): VNode {
  const { report, context } = props;
  const { article, told, repeats } = report;
  const { text, language } = usePageContext();
  const lang = langAttributes(article.labels.language, language);
  const copy = context.copies.get(article.id);
  const pictured = article.imageUrl !== null && !context.shownPictures.has(article.imageUrl);
  return (
    <article class={`report${pictured ? ' pictured' : ''}`}>
      <p class="clock">
        <When at={article.publishedAt} as="clock" />
      </p>
      <div class="words">
        <h4 {...lang}>
          <a href={articlePath(article.id)}>{article.title}</a>
        </h4>
        {article.summary && (
          <p class="summary" {...lang}>
            {article.summary}
          </p>
        )}
        <FreshFacts told={told} />
        <Facts>
          <OutletLink article={article} />
          {isFirst(article, context) && <strong class="firsttold">{text.story.firstTold}</strong>}
          {copy && <CopyOf copy={copy} sourceNames={context.sourceNames} />}
          {article.attribution.length > 0 &&
            `${text.article.attribution} ${article.attribution.join(', ')}`}
          {article.editedAt && <EditedTag editedAt={article.editedAt} />}
          {article.demonstration && <DemonstrationTag />}
        </Facts>
        {repeats.length > 0 && <Repeats articles={repeats} context={context} />}
      </div>
      {pictured && <Picture url={article.imageUrl} />}
    </article>
  );
}

function Repeats(props: {
  readonly articles: readonly ArticlePreview[];
  readonly context: ReportsContext;
}): VNode {
  const { text } = usePageContext();
  const { articles, context } = props;
  const outlets = new Set(articles.map(voiceOf)).size;
  return (
    <details class="repeats">
      <summary>{text.storyOverview.repeats(outlets)}</summary>
      <ul>
        {articles.map((article) => (
          <li key={article.id}>
            <RepeatOf article={article} context={context} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function RepeatOf(props: {
  readonly article: ArticlePreview;
  readonly context: ReportsContext;
}): VNode {
  const { language } = usePageContext();
  const { article, context } = props;
  const copy = context.copies.get(article.id);
  return (
    <>
      <a href={articlePath(article.id)} {...langAttributes(article.labels.language, language)}>
        {article.title}
      </a>
      <Facts>
        <OutletLink article={article} />
        <When at={article.publishedAt} as="absolute" />
        {copy && <CopyOf copy={copy} sourceNames={context.sourceNames} />}
        {article.editedAt && <EditedTag editedAt={article.editedAt} />}
        {article.demonstration && <DemonstrationTag />}
      </Facts>
    </>
  );
}

function OutletLink({ article }: { readonly article: ArticlePreview }): VNode {
  return (
    <a class="outlet" href={sourcePath(article.sourceId)}>
      {article.sourceName}
    </a>
  );
}

function CopyOf(props: {
  readonly copy: Copy;
  readonly sourceNames: ReadonlyMap<string, string>;
}): VNode {
  const { text } = usePageContext();
  const { of, sourceId, likeness } = props.copy;
  return (
    <a href={articlePath(of)}>
      <Sentence
        about={(name) => text.story.copyOf(name, percentAlike(likeness))}
        name={props.sourceNames.get(sourceId) ?? sourceId}
      />
    </a>
  );
}
