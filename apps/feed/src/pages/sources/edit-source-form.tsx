import type { SourceState } from '@newsline/contracts';
import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { settingsInput, type RefusedEdit } from './operator-forms.ts';
import { SettingsFields } from './settings-fields.tsx';

type EditSourceFormProps = {
  readonly source: SourceState;
  /** An edit of this source that was refused, to be put right. */
  readonly refused: RefusedEdit | undefined;
};

/** Folded away, as most sources are left as they are. */
export function EditSourceForm({ source, refused }: EditSourceFormProps): VNode {
  const { operator } = usePageContext().text;
  return (
    <details open={refused !== undefined}>
      <summary aria-label={`${operator.edit}: ${source.name}`}>{operator.edit}</summary>
      <form class="form" method="post" action="/operator/sources/edit">
        <input type="hidden" name="sourceId" value={source.id} />
        {refused && (
          <p class="problem" role="alert" id="refused">
            {operator.editRefused(refused)}
          </p>
        )}
        <SettingsFields
          idPrefix={`${source.id}-`}
          nameLabel={operator.editName}
          nameRequired
          input={refused?.input ?? settingsInput(source)}
          wrong={refused?.field}
        />
        <button class="button" type="submit">
          {operator.save}
        </button>
      </form>
    </details>
  );
}
