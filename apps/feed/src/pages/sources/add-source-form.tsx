import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { languageName, uiLanguages } from '../i18n/i18n.ts';
import type { OperatorProblem, SourceInput } from './operator-forms.ts';

type AddSourceFormProps = {
  readonly input: SourceInput | undefined;
  readonly refused: (OperatorProblem & { kind: 'refused' }) | undefined;
};

export function AddSourceForm({ input, refused }: AddSourceFormProps): VNode {
  const { text } = usePageContext();
  const { operator } = text;
  const wrong = (field: string): Record<string, string | boolean> =>
    refused?.field === field ? { 'aria-invalid': 'true', 'aria-describedby': 'refused' } : {};
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
        {...wrong('url')}
      />
      <label for="name">{operator.name}</label>
      <input id="name" name="name" maxlength={200} value={input?.name} {...wrong('name')} />
      <label for="language">{operator.language}</label>
      <select id="language" name="language" {...wrong('language')}>
        <option value="">{operator.languageUnknown}</option>
        {uiLanguages.map((language) => (
          <option key={language} value={language} selected={language === input?.language}>
            {languageName(language, text)}
          </option>
        ))}
      </select>
      <label for="folders">{operator.folders}</label>
      <input
        id="folders"
        name="folders"
        maxlength={1000}
        value={input?.folders}
        {...wrong('folders')}
      />
      <label class="check">
        <input type="checkbox" name="fullText" value="yes" checked={input?.fullText ?? false} />{' '}
        {operator.fullText}
      </label>
      <button class="button" type="submit">
        {operator.add}
      </button>
    </form>
  );
}
