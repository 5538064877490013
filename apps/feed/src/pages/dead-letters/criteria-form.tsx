import type { VNode } from 'preact';
import { criteriaNames, type Criteria } from '../../dead-letters/criteria.ts';
import { usePageContext } from '../page-context.ts';

type CriteriaFormProps = {
  readonly criteria: Criteria;
  /** The length of time can't be understood. */
  readonly isWrong: boolean;
};

export function CriteriaForm({ criteria, isWrong }: CriteriaFormProps): VNode {
  const { deadLetters, search } = usePageContext().text;
  const isFiltered = criteriaNames.some((name) => criteria[name] !== undefined);
  return (
    <form class="form criteria" action="/dead-letters" aria-label={deadLetters.filter}>
      {isWrong && (
        <p class="problem" role="alert" id="refused">
          {deadLetters.olderThanWrong}
        </p>
      )}
      <label>
        {deadLetters.reason}
        <input name="reason" value={criteria.reason} />
      </label>
      <label>
        {deadLetters.group}
        <input name="group" value={criteria.group} placeholder="index.articles" />
      </label>
      <label>
        {deadLetters.channel}
        <input name="channel" value={criteria.channel} placeholder="news.article.ingested.v1" />
      </label>
      <label>
        {deadLetters.olderThan}
        <input
          name="olderThan"
          value={criteria.olderThan}
          placeholder="12h"
          aria-invalid={isWrong ? 'true' : undefined}
          aria-describedby={isWrong ? 'refused' : undefined}
        />
      </label>
      <p class="submit">
        <button type="submit">{deadLetters.show}</button>
        {isFiltered && <a href="/dead-letters">{search.dropAll}</a>}
      </p>
    </form>
  );
}
