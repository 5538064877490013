import type { ComponentChildren, VNode } from 'preact';
import { languageName, uiLanguages, type UiLanguage } from '../i18n/i18n.ts';
import { usePageContext } from '../page-context.ts';
import type { FieldProblem } from './field-problem.ts';
import type { FieldProblems } from './field-problems.ts';
import type { FieldName, InEachLanguage, TopicInput } from './topic-input.ts';

/** What was typed, and what is wrong with it. */
export type Filled = { readonly input: TopicInput; readonly problems: FieldProblems };

/** The attributes of a field: what is wrong stands below it, what helps above. */
export function fieldAttributes(name: FieldName, problem: FieldProblem | undefined, help?: string) {
  const id = name.replace('.', '-');
  const described = [help, problem && `${id}-problem`].filter(Boolean).join(' ');
  return {
    ...{ id, name },
    ...(problem && { 'aria-invalid': 'true' as const }),
    ...(described && { 'aria-describedby': described }),
  };
}

type ProblemProps = { readonly name: FieldName; readonly problem: FieldProblem | undefined };

export function Problem({ name, problem }: ProblemProps): VNode | null {
  const { problems } = usePageContext().text.topicDefinitions;
  if (!problem) return null;
  return (
    <p class="problem" id={`${name.replace('.', '-')}-problem`}>
      {problems[problem.kind](problem)}
    </p>
  );
}

type PairProps = Filled & {
  readonly of: InEachLanguage;
  /** Of a text area; a single line without. */
  readonly rows?: number;
  readonly required?: boolean;
  readonly maxlength?: number;
};

/** The same in both languages. */
export function Pair({ of, input, problems, rows, ...rest }: PairProps): VNode {
  const { text } = usePageContext();
  const { fields, help } = text.topicDefinitions;
  const helpId = of in help ? `${of}-help` : undefined;
  const field = (code: UiLanguage): ComponentChildren => {
    const name = `${of}.${code}` as const;
    const attributes = { ...fieldAttributes(name, problems[name], helpId), ...rest, lang: code };
    return rows === undefined ? (
      <input {...attributes} value={input[name]} />
    ) : (
      <textarea {...attributes} rows={rows} value={input[name]} />
    );
  };
  return (
    <fieldset>
      <legend>{fields[of]}</legend>
      {helpId && <small id={helpId}>{help[of as keyof typeof help]}</small>}
      <div class="pair">
        {uiLanguages.map((code) => (
          <div key={code}>
            <label for={`${of}-${code}`}>{languageName(code, text)}</label>
            {field(code)}
            <Problem name={`${of}.${code}`} problem={problems[`${of}.${code}`]} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
