import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import type { Refusal, SourceInput } from './operator-forms.ts';
import { markIf, SettingsFields } from './settings-fields.tsx';

type AddSourceFormProps = {
  readonly input: SourceInput | undefined;
  readonly refused: Refusal | undefined;
};

export function AddSourceForm({ input, refused }: AddSourceFormProps): VNode {
  const { operator } = usePageContext().text;
  return (
    <form class="form" method="post" action="/operator/sources">
      <h3>{operator.add}</h3>
      {refused && (
        <p class="problem" role="alert" id="refused">
          {operator.refused(refused.field, refused.reason)}
        </p>
      )}
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
      <button class="button" type="submit">
        {operator.add}
      </button>
    </form>
  );
}
