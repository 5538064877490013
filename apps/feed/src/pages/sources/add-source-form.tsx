import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { OfferedFeeds } from './offered-feeds.tsx';
import type { Refusal, SourceInput, Tried } from './operator-forms.ts';
import { markIf, SettingsFields } from './settings-fields.tsx';
import { TriedSource } from './tried-source.tsx';

type AddSourceFormProps = {
  readonly input: SourceInput | undefined;
  readonly refused: Refusal | undefined;
  readonly tried: Tried | undefined;
};

export function AddSourceForm({ input, refused, tried }: AddSourceFormProps): VNode {
  const { operator } = usePageContext().text;
  return (
    <>
      {refused && (
        <p class="problem" role="alert" id="refused">
          {operator.refused(refused)}
        </p>
      )}
      {refused?.feeds && <OfferedFeeds feeds={refused.feeds} input={input} />}
      {tried?.kind === 'feed' && <TriedSource {...tried} />}
      {tried?.kind === 'several' && (
        <>
          <p role="status">{operator.several(tried.feeds.length)}</p>
          <OfferedFeeds feeds={tried.feeds} input={input} />
        </>
      )}
      <form class="form" method="post" action="/operator/sources">
        <h3>{operator.add}</h3>
        <label for="url">{operator.url}</label>
        <input
          id="url"
          type="url"
          name="url"
          required
          maxlength={2000}
          placeholder="https://"
          value={input?.url}
          {...markIf(refused?.field === 'url')}
        />
        <SettingsFields nameLabel={operator.name} input={input} wrong={refused?.field} />
        <p class="buttons">
          <button class="button" type="submit">
            {operator.add}
          </button>
          <button type="submit" formaction="/operator/sources/try">
            {operator.try}
          </button>
          {refused?.problem && (
            <button type="submit" name="check" value="no">
              {operator.addAnyway}
            </button>
          )}
        </p>
      </form>
    </>
  );
}
