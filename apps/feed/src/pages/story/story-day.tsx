import type { Copy } from '@newsline/contracts';
import type { VNode } from 'preact';
import type { ArticlePreview } from '../../read-model/news-read-model.ts';
import { dayOf, longDay } from '../i18n/dates.ts';
import { usePageContext } from '../page-context.ts';
import { articlePath, sourcePath } from '../href.ts';
import { percentAlike } from '../article/near-duplicates.tsx';
import { langAttributes } from '../i18n/i18n.ts';
import { Facts } from '../components/facts.tsx';
import { Sentence } from '../components/sentence.tsx';
import { DemonstrationTag, EditedTag } from '../components/tags.tsx';
import { When } from '../components/when.tsx';

type StoryDayProps = {
  /** The articles of one day, newest first; at least one. */
  readonly articles: readonly ArticlePreview[];
  /** When the first article was published. */
  readonly firstAt: string;
  /** Of the story's articles, by id, those that repeat another outlet's. */
  readonly copies: ReadonlyMap<string, Copy>;
  readonly sourceNames: ReadonlyMap<string, string>;
};

export function StoryDay({ articles, firstAt, copies, sourceNames }: StoryDayProps): VNode | null {
  const [newest] = articles;
  if (!newest) return null;
  return (
    <section class="day">
      <DayHeading at={newest.publishedAt} />
      <ol>
        {articles.map((article) => {
          const copy = copies.get(article.id);
          const first = article.publishedAt === firstAt && !copy;
          return (
            <li key={article.id} class={first ? 'first' : undefined}>
              <StoryArticle article={article} first={first} copy={copy} sourceNames={sourceNames} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function DayHeading({ at }: { readonly at: string }): VNode {
  const context = usePageContext();
  const day = dayOf(new Date(at), context.zone);
  const named = nameDay(day, dayOf(context.now, context.zone), context.text.dates);
  return (
    <h3>
      <time datetime={day}>
        {named && `${named}, `}
        {longDay(new Date(at), context)}
      </time>
    </h3>
  );
}

function nameDay(
  day: string,
  today: string,
  names: { readonly today: string; readonly yesterday: string },
): string | null {
  const daysAgo = (Date.parse(today) - Date.parse(day)) / 86_400_000;
  if (daysAgo === 0) return names.today;
  return daysAgo === 1 ? names.yesterday : null;
}

function StoryArticle(props: {
  readonly article: ArticlePreview;
  readonly first: boolean;
  readonly copy: Copy | undefined;
  readonly sourceNames: ReadonlyMap<string, string>;
}): VNode {
  const { article } = props;
  const { text, language } = usePageContext();
  const lang = langAttributes(article.labels.language, language);
  return (
    <article class="report">
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
        <Facts>
          <a class="outlet" href={sourcePath(article.sourceId)}>
            {article.sourceName}
          </a>
          {props.first && <strong class="firsttold">{text.story.firstTold}</strong>}
          {props.copy && <CopyOf copy={props.copy} sourceNames={props.sourceNames} />}
          {article.attribution.length > 0 &&
            `${text.article.attribution} ${article.attribution.join(', ')}`}
          {article.editedAt && <EditedTag editedAt={article.editedAt} />}
          {article.demonstration && <DemonstrationTag />}
        </Facts>
      </div>
    </article>
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
