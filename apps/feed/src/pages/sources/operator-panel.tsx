import type { VNode } from 'preact';
import { showsDemonstration, usePageContext } from '../page-context.ts';
import type { OperatorProblem, SourceInput } from './operator-forms.ts';
import { AddSourceForm } from './add-source-form.tsx';

type OperatorPanelProps = {
  readonly problem?: OperatorProblem | undefined;
  readonly input?: SourceInput | undefined;
};

/** What only the operator may do; for everybody else, the login. */
export function OperatorPanel({ problem, input }: OperatorPanelProps): VNode {
  const context = usePageContext();
  const { operator } = context;
  return (
    <>
      {showsDemonstration(context) && <Demonstration />}
      <section class="panel" aria-labelledby="operator" id="operator-panel">
        <h2 id="operator">{context.text.operator.title}</h2>
        {problem && problem.kind !== 'refused' && <Problem kind={problem.kind} />}
        {operator ? (
          <>
            <AddSourceForm
              input={input}
              refused={problem?.kind === 'refused' ? problem : undefined}
            />
            <Logout />
          </>
        ) : (
          <Login />
        )}
      </section>
    </>
  );
}

function Problem({ kind }: { readonly kind: Exclude<OperatorProblem['kind'], 'refused'> }): VNode {
  const { operator, errors } = usePageContext().text;
  const messages = {
    'wrong-key': operator.wrongKey,
    needed: operator.needed,
    'no-answer': operator.noAnswer,
    'cross-site': errors.crossSite,
  };
  return (
    <p class="problem" role="alert" id="operator-problem">
      {messages[kind]}
    </p>
  );
}

function Login(): VNode {
  const { operator } = usePageContext().text;
  return (
    <form class="form" method="post" action="/operator/login">
      <p>{operator.why}</p>
      {/* Password managers file a key under a name. */}
      <input type="text" name="username" value="operator" autocomplete="username" hidden />
      <label for="key">{operator.key}</label>
      <input
        id="key"
        type="password"
        name="key"
        required
        maxlength={200}
        autocomplete="current-password"
        aria-describedby="key-help"
      />
      <small id="key-help">{operator.keyHelp}</small>
      <button class="button" type="submit">
        {operator.login}
      </button>
    </form>
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
