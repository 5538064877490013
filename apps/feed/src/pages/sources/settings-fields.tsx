import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { languageName, uiLanguages } from '../i18n/i18n.ts';
import { foldersMaxLength, type SettingsInput } from './operator-forms.ts';

type SettingsFieldsProps = {
  /** Begins the fields' ids: a page has several such forms. */
  readonly idPrefix?: string;
  readonly nameLabel: string;
  readonly nameRequired?: boolean;
  readonly input: SettingsInput | undefined;
  /** The field at fault. */
  readonly wrong: string | undefined;
};

/** What an operator decides about a source, in the forms that add and edit one. */
export function SettingsFields(props: SettingsFieldsProps): VNode {
  const { idPrefix = '', nameLabel, nameRequired = false, input, wrong } = props;
  const { text } = usePageContext();
  const { operator } = text;
  // One that is set already must stay when the form is sent.
  const languages = new Set([...uiLanguages, input?.language ?? ''].filter(Boolean));
  const field = (name: string) => ({ id: idPrefix + name, name, ...markIf(name === wrong) });
  return (
    <>
      <label for={`${idPrefix}name`}>{nameLabel}</label>
      <input {...field('name')} required={nameRequired} maxlength={200} value={input?.name} />
      <label for={`${idPrefix}language`}>{operator.language}</label>
      <select {...field('language')}>
        <option value="">{operator.languageUnknown}</option>
        {[...languages].map((language) => (
          <option key={language} value={language} selected={language === input?.language}>
            {languageName(language, text)}
          </option>
        ))}
      </select>
      <label for={`${idPrefix}folders`}>{operator.folders}</label>
      <input {...field('folders')} maxlength={foldersMaxLength} value={input?.folders} />
      <label for={`${idPrefix}outlet`}>{operator.outlet}</label>
      <input
        {...field('outlet')}
        maxlength={200}
        autocapitalize="none"
        spellcheck={false}
        placeholder="vnexpress.net"
        value={input?.outlet}
      />
      <label class="check">
        <input type="checkbox" name="fullText" value="yes" checked={input?.fullText ?? false} />{' '}
        {operator.fullText}
      </label>
    </>
  );
}

/** The attributes of a field that is at fault: the element with the id `refused` says why. */
export function markIf(isWrong: boolean): Readonly<Record<string, string>> {
  return isWrong ? { 'aria-invalid': 'true', 'aria-describedby': 'refused' } : {};
}
