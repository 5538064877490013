import type { VNode } from 'preact';
import { Layout } from '../layout.tsx';
import { usePageContext } from '../page-context.ts';
import { ProblemNotice, type ActionProblem } from './action-problem.tsx';
import { Login } from './login.tsx';
import type { AfterLogin } from './login-form.ts';

type LoginPageProps = {
  /** The page that it leads to. */
  readonly to: AfterLogin;
  readonly problem?: ActionProblem;
};

/** For everybody but the operator: in place of the operator's own pages, and of what a form would have
 *  done. It costs as little as a page can, for strangers can ask for it as often as they like. */
export function LoginPage({ to, problem }: LoginPageProps): VNode {
  const { text, operator } = usePageContext();
  const [title, why] = {
    '/dead-letters': [text.deadLetters.title, text.deadLetters.operatorsOnly] as const,
    '/corrections': [text.corrections.title, text.corrections.operatorsOnly] as const,
    '/corrections/stories': [
      text.storyCorrections.title,
      text.storyCorrections.operatorsOnly,
    ] as const,
    '/topic-definitions': [
      text.topicDefinitions.title,
      text.topicDefinitions.operatorsOnly,
    ] as const,
    '/sources': [text.sources.title, text.operator.why] as const,
  }[to];
  return (
    <Layout title={title} unlisted>
      <header class="pagehead">
        <h1>{title}</h1>
      </header>
      <section class="panel" aria-labelledby="operator">
        <h2 id="operator">{text.operator.title}</h2>
        {problem && <ProblemNotice problem={problem} />}
        {!operator && <Login to={to} why={why} />}
      </section>
    </Layout>
  );
}
