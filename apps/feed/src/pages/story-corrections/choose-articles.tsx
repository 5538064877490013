import type { VNode } from 'preact';
import type { ArticlePreview } from '../../read-model/news-read-model.ts';
import { Facts } from '../components/facts.tsx';
import { When } from '../components/when.tsx';
import { langAttributes } from '../i18n/i18n.ts';
import { usePageContext } from '../page-context.ts';
import { editStory } from './story-correction-forms.ts';

type ChooseArticlesProps = {
  readonly storyId: string;
  readonly articles: readonly ArticlePreview[];
};

/** Moves articles to another story, or makes them one of their own. Whoever presses Enter after the address
 *  moves: a form is sent by the first of its buttons. */
export function ChooseArticles({ storyId, articles }: ChooseArticlesProps): VNode {
  const { text, language } = usePageContext();
  const { storyCorrections } = text;
  return (
    <details>
      <summary>{storyCorrections.articles}</summary>
      <form class="form" method="post" action={editStory}>
        <input type="hidden" name="storyId" value={storyId} />
        <fieldset>
          <legend>{storyCorrections.choose}</legend>
          {articles.map(({ id, title, sourceName, publishedAt, labels }) => (
            <label key={id} class="check">
              <input type="checkbox" name="articleId" value={id} />
              <span>
                <span {...langAttributes(labels.language, language)}>{title}</span>
                <Facts>
                  {sourceName}
                  <When at={publishedAt} as="absolute" />
                </Facts>
              </span>
            </label>
          ))}
        </fieldset>
        <label for="move-to">{storyCorrections.moveTo}</label>
        <input id="move-to" name="to" maxlength={4000} dir="ltr" />
        <div class="buttons">
          <button class="button" type="submit" name="kind" value="move">
            {storyCorrections.move}
          </button>
          <button class="button" type="submit" name="kind" value="split">
            {storyCorrections.split}
          </button>
        </div>
      </form>
    </details>
  );
}
