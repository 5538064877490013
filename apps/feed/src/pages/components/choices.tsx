import type { VNode } from 'preact';

export type Choice = {
  readonly name: string;
  readonly href: string;
  readonly chosen: boolean;
  /** The language of the name where it is not that of the page. */
  readonly lang?: string;
};

/** One of several, as links: works without a script, and every choice has an address. */
export function Choices(props: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly as?: 'tabs' | 'pills';
}): VNode {
  return (
    <nav class={props.as ?? 'pills'} aria-label={props.label}>
      {props.as !== 'tabs' && (
        <span class="label" aria-hidden="true">
          {props.label}
        </span>
      )}
      <ul>
        {props.choices.map(({ name, href, chosen, lang }) => (
          <li key={href}>
            <a href={href} lang={lang} aria-current={chosen ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
