import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import type { AfterLogin } from './login-form.ts';

type LoginProps = {
  /** The page that it leads to. */
  readonly to: AfterLogin;
  readonly why: string;
};

export function Login({ to, why }: LoginProps): VNode {
  const { operator } = usePageContext().text;
  return (
    <form class="form" method="post" action="/operator/login">
      <p>{why}</p>
      <input type="hidden" name="to" value={to} />
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
