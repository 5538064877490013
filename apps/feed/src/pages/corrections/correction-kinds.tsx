import type { VNode } from 'preact';
import { Choices } from '../components/choices.tsx';
import { usePageContext } from '../page-context.ts';

type CorrectionKindsProps = { readonly current: '/corrections' | '/corrections/stories' };

/** Leads from the corrections of one kind to those of the other. */
export function CorrectionKinds({ current }: CorrectionKindsProps): VNode {
  const { storyCorrections } = usePageContext().text;
  const kinds = [
    { name: storyCorrections.ofTopics, href: '/corrections' },
    { name: storyCorrections.ofStories, href: '/corrections/stories' },
  ];
  const choices = kinds.map((kind) => ({ ...kind, chosen: kind.href === current }));
  return <Choices label={storyCorrections.kinds} choices={choices} as="tabs" />;
}
