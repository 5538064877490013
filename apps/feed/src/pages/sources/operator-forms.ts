import type {
  AnswerOf,
  OfferedFeed,
  SourceProblem,
  SourceSettings,
  SourceSettingsChange,
  TrySource,
} from '@newsline/contracts';
import { z } from 'zod';
import type { ActionProblem } from '../operator/action-problem.tsx';

const maxFolders = 20;
const folderMaxLength = 200;
export const foldersMaxLength = maxFolders * (folderMaxLength + ', '.length);

/** The fields of the forms. What is too long or missing counts as empty: ingest reports what is wrong
 *  with a source. */
const field = (longest: number) =>
  z
    .string()
    .transform((input) => input.trim())
    .pipe(z.string().max(longest))
    .catch('');

const sourceId = field(500);
export const SourceForm = z.object({ sourceId }).catch({ sourceId: '' });

const settings = {
  name: field(200),
  language: field(10),
  folders: field(foldersMaxLength),
  outlet: field(200),
  fullText: z
    .literal('yes')
    .transform(() => true)
    .catch(false),
};
const noSettings = { name: '', language: '', folders: '', outlet: '', fullText: false };

/** Sent by the button that adds what could not be read. */
const check = z
  .literal('no')
  .transform(() => false)
  .catch(true);

export const NewSourceForm = z
  .object({ url: field(2000), check, ...settings })
  .catch({ url: '', check: true, ...noSettings });
export const EditSourceForm = z
  .object({ sourceId, ...settings })
  .catch({ sourceId: '', ...noSettings });

/** The input of the form for a new source. */
export type SourceInput = z.output<typeof NewSourceForm>;
/** The input of the form for any source. */
export type SettingsInput = Omit<SourceInput, 'url' | 'check'>;

/** Ingest refused a source: this field is at fault, for this reason. */
export type Refusal = {
  readonly field: string;
  readonly reason: string;
  /** What is wrong at its address. */
  readonly problem?: SourceProblem | undefined;
  /** The feeds that the page there leads to. */
  readonly feeds?: readonly OfferedFeed[] | undefined;
};
export type RefusedEdit = Refusal & { readonly sourceId: string; readonly input: SettingsInput };

/** What would come from an address. */
export type Tried = Exclude<AnswerOf<typeof TrySource>, { kind: 'refused' }>;

/** Why an action failed. `refused`: the new source was. */
export type OperatorProblem =
  { readonly kind: ActionProblem } | ({ readonly kind: 'refused' } & Refusal);

/** The settings that were filled in: of a source that is there already, adding it changes these. */
export function filledIn({
  name,
  language,
  folders,
  outlet,
  fullText,
}: SettingsInput): SourceSettingsChange {
  return {
    ...(name && { name }),
    ...(language && { language }),
    ...(folders && { folders: splitFolders(folders) }),
    ...(outlet && { outlet }),
    ...(fullText && { fullText }),
  };
}

/** The settings that were edited. The others are left out, for not all of them survive the form: a
 *  folder's name may have a comma. */
export function edited(input: SettingsInput, before: SourceSettings): SourceSettingsChange {
  const { name, language, folders, outlet, fullText } = input;
  const shown = settingsInput(before);
  return {
    ...(name && name !== shown.name && { name }),
    ...(language !== shown.language && { language: language || null }),
    ...(folders !== shown.folders && { folders: splitFolders(folders) }),
    ...(outlet !== shown.outlet && { outlet: outlet || null }),
    ...(fullText !== shown.fullText && { fullText }),
  };
}

/** A source's settings as its form shows them. */
export function settingsInput(source: SourceSettings): SettingsInput {
  const { name, language, folders, outlet, fullText } = source;
  return {
    name,
    language: language ?? '',
    folders: folders.join(', '),
    outlet: outlet ?? '',
    fullText,
  };
}

/** "Việt Nam, an ninh mạng" → two folders. */
function splitFolders(input: string): string[] {
  return input
    .split(',')
    .map((folder) => folder.trim().slice(0, folderMaxLength))
    .filter(Boolean)
    .slice(0, maxFolders);
}
