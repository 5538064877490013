import type { VNode } from 'preact';
import type { LeadSentence } from '../../story-overview/lead.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { usePageContext } from '../page-context.ts';
import { SaidByLink } from './said-by.tsx';

/** Sentences of several outlets; the summary of the article that stands for the story where there are none. */
export function Lead(props: {
  readonly sentences: readonly LeadSentence[];
  readonly summary: string | undefined;
  /** Of the summary. */
  readonly language: string;
}): VNode | null {
  const context = usePageContext();
  const { sentences, summary } = props;
  if (sentences.length === 0) {
    if (!summary) return null;
    return (
      <p class="standfirst" {...langAttributes(props.language, context.language)}>
        {summary}
      </p>
    );
  }
  return (
    <ul class="standfirst sentences" aria-label={context.text.storyOverview.lead}>
      {sentences.map((sentence) => (
        <li key={sentence.saidBy.articleId}>
          <span {...langAttributes(sentence.language, context.language)}>{sentence.text}</span>{' '}
          <cite>
            <SaidByLink said={sentence.saidBy} />
          </cite>
        </li>
      ))}
    </ul>
  );
}
