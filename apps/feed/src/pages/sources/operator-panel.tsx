import type { VNode } from 'preact';
import { ProblemNotice } from '../operator/action-problem.tsx';
import { Login } from '../operator/login.tsx';
import { showsDemonstration, usePageContext } from '../page-context.ts';
import type { OperatorProblem, SourceInput, Tried } from './operator-forms.ts';
import { AddSourceForm } from './add-source-form.tsx';

type OperatorPanelProps = {
  readonly problem?: OperatorProblem | undefined;
  readonly input?: SourceInput | undefined;
  readonly tried?: Tried | undefined;
  /** Null: unknown. */
  readonly deadLetters: number | null;
};

/** What only the operator may do; for everybody else, the login. */
export function OperatorPanel({ problem, input, tried, deadLetters }: OperatorPanelProps): VNode {
  const context = usePageContext();
  const { operator } = context;
  return (
    <>
      {showsDemonstration(context) && <Demonstration />}
      <section class="panel" aria-labelledby="operator" id="operator-panel">
        <h2 id="operator">{context.text.operator.title}</h2>
        {problem && problem.kind !== 'refused' && <ProblemNotice problem={problem.kind} />}
        {operator ? (
          <>
            <AddSourceForm
              input={input}
              refused={problem?.kind === 'refused' ? problem : undefined}
              tried={tried}
            />
            <p>
              <a href="/dead-letters">
                {deadLetters
                  ? context.text.deadLetters.count(deadLetters)
                  : context.text.deadLetters.title}
              </a>
            </p>
            <Logout />
          </>
        ) : (
          <Login to="/sources" why={context.text.operator.why} />
        )}
      </section>
    </>
  );
}

function Logout(): VNode {
  const { operator } = usePageContext().text;
  return (
    <form class="logout" method="post" action="/operator/logout">
      <p>{operator.loggedIn}</p>
      <button type="submit">{operator.logout}</button>
    </form>
  );
}

function Demonstration(): VNode {
  const { text, operator } = usePageContext();
  return (
    <section class="panel" aria-labelledby="demonstration">
      <h2 id="demonstration">{text.operator.demonstration}</h2>
      <p>{text.operator.demonstrationHelp}</p>
      {operator ? (
        <form method="post" action="/operator/demonstration/remove">
          <button class="button" type="submit">
            {text.operator.removeDemonstration}
          </button>
        </form>
      ) : (
        <p>
          <a href="#operator-panel">{text.operator.loginToRemove}</a>
        </p>
      )}
    </section>
  );
}
