import type { VNode } from 'preact';
import { Layout } from '../layout.tsx';
import { usePageContext } from '../page-context.ts';
import { ProblemNotice, type ActionProblem } from '../operator/action-problem.tsx';
import { Login } from '../operator/login.tsx';

/** In place of the page of dead letters for everybody but the operator. */
export function DeadLettersLoginPage({ problem }: { readonly problem?: ActionProblem }): VNode {
  const { text, operator } = usePageContext();
  return (
    <Layout title={text.deadLetters.title} unlisted>
      <header class="pagehead">
        <h1>{text.deadLetters.title}</h1>
      </header>
      <section class="panel" aria-labelledby="operator">
        <h2 id="operator">{text.operator.title}</h2>
        {problem && <ProblemNotice problem={problem} />}
        {!operator && <Login to="/dead-letters" why={text.deadLetters.operatorsOnly} />}
      </section>
    </Layout>
  );
}
