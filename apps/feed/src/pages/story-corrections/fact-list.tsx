import type { Membership } from '@newsline/contracts';
import type { VNode } from 'preact';
import { shorten } from '../../read-model/shorten.ts';
import { langAttributes, type Dictionary } from '../i18n/i18n.ts';
import { usePageContext } from '../page-context.ts';

type Fact = NonNullable<Membership['like']>['for'][number];

type FactListProps = {
  readonly side: 'for' | 'against';
  /** The weightiest first. */
  readonly facts: readonly Fact[];
  /** Of the words. */
  readonly language: string;
};

const mostWords = 10;
const longestWord = 60;

/** What speaks for two articles being of one story, or against it. */
export function FactList({ side, facts, language }: FactListProps): VNode | null {
  const context = usePageContext();
  const { storyReasons } = context.text;
  if (facts.length === 0) return null;
  return (
    <>
      <h3>{storyReasons[side]}</h3>
      <ul class="why">
        {facts.map(({ fact, logOdds, words }) => (
          <li key={fact}>
            {inWords(fact, side, storyReasons)}{' '}
            <small>({storyReasons.strengths[strengthOf(logOdds)]})</small>
            {words.length > 0 && (
              <span {...langAttributes(language, context.language)}>
                {': '}
                {words.slice(0, mostWords).map((word, index) => (
                  <span key={word}>
                    {index > 0 && ', '}
                    <q>{shorten(word, longestWord)}</q>
                  </span>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a later version of classify may look at besides has no words here yet. */
export function inWords(
  fact: string,
  side: 'for' | 'against',
  { facts, otherFact }: Dictionary['storyReasons'],
): string {
  const known: Readonly<Record<string, { readonly for: string; readonly against: string }>> = facts;
  return known[fact]?.[side] ?? otherFact;
}

/** How strong evidence is by the natural logarithm of its odds, as Kass and Raftery have it (1995, Bayes
 *  Factors, section 3.2, there by twice the logarithm). */
export function strengthOf(logOdds: number): keyof Dictionary['storyReasons']['strengths'] {
  const weight = Math.abs(logOdds);
  if (weight < 1) return 'slight';
  if (weight < 3) return 'clear';
  return weight < 5 ? 'strong' : 'decisive';
}
