import type { TopicCorrection } from '@newsline/contracts';
import type { VNode } from 'preact';
import type { FullArticle } from '../../read-model/news-read-model.ts';
import { topicPath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { isTopic, topicName, usePageContext } from '../page-context.ts';
import { AddTopic, Corrected, RightOrWrong } from './topic-corrections.tsx';
import { wordsAgainst } from './words-against.ts';

type WhyProps = {
  readonly article: FullArticle;
  /** What was corrected of it, for the operator; null where that can't be told or isn't to be. */
  readonly corrections: readonly TopicCorrection[] | null;
};

/** Why an article has its topics, and where the operator says otherwise. */
export function Why({ article, corrections }: WhyProps): VNode {
  const context = usePageContext();
  const { text, operator } = context;
  const topics = article.labels.topics.filter(({ topic }) => isTopic(topic, context));
  const given = new Set(topics.map(({ topic }) => topic));
  const others =
    corrections?.filter(({ topic }) => !given.has(topic) && isTopic(topic, context)) ?? [];
  const correctionOf = (id: string) => corrections?.find(({ topic }) => topic === id);
  return (
    <section class="block" aria-labelledby="why">
      <h2 id="why">{text.article.why}</h2>
      {topics.length === 0 && <p class="facts">{text.article.noTopic}</p>}
      <ul class="why">
        {topics.map(({ topic, score, words, ...label }) => {
          const correction = correctionOf(topic);
          const against = wordsAgainst(article, { topic, score, words, ...label });
          return (
            <li key={topic}>
              <a id={`topic-${topic}`} href={topicPath(topic)}>
                {topicName(topic, context)}
              </a>{' '}
              <small>
                {score === 1 ? text.article.confirmed : text.article.likely(percent(score))}
              </small>
              <Words about={text.article.decidedBy} words={words} article={article} />
              <Words about={text.article.inSpiteOf} words={against} article={article} />
              {correction && <Corrected correction={correction} />}
              {corrections && !correction && <RightOrWrong articleId={article.id} topic={topic} />}
            </li>
          );
        })}
        {others.map((correction) => (
          <li key={correction.topic}>
            <a id={`topic-${correction.topic}`} href={topicPath(correction.topic)}>
              {topicName(correction.topic, context)}
            </a>
            <Corrected correction={correction} />
          </li>
        ))}
      </ul>
      {corrections && <AddTopic articleId={article.id} given={given} />}
      {operator && !corrections && <p class="facts">{text.corrections.away}</p>}
    </section>
  );
}

/** No model is ever certain. */
function percent(score: number): number {
  return Math.min(99, Math.round(score * 100));
}

type WordsProps = {
  readonly about: string;
  readonly words: readonly string[];
  readonly article: FullArticle;
};

function Words({ about, words, article }: WordsProps): VNode | null {
  const { language } = usePageContext();
  if (words.length === 0) return null;
  return (
    <p>
      {about}{' '}
      <span {...langAttributes(article.labels.language, language)}>
        {words.map((word, index) => (
          <span key={word}>
            {index > 0 && ', '}
            <q>{word}</q>
          </span>
        ))}
      </span>
    </p>
  );
}
