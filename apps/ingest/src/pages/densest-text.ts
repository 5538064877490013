import { textBlocks } from './block-text.ts';
import { isNoise } from './boilerplate.ts';
import { consentScore } from './consent-words.ts';

/** The text of the element with the most running text directly below it: what is left to try where
 *  Readability finds nothing, or may not look. Empty where there is none. */
export function densestText(document: Document): string {
  const density = new Map<Element, { length: number; texts: string[] }>();
  for (const { text, element, kind, linkShare } of textBlocks(document.body)) {
    const parent = element === document.body ? element : element.parentElement;
    if (!parent || kind === 'caption' || linkShare > 0.5 || text.length < 40) continue;
    if (isNoise(text) || consentScore(text) > 1) continue;
    const sum = density.get(parent) ?? { length: 0, texts: [] };
    sum.length += text.length * (1 - linkShare);
    sum.texts.push(text);
    density.set(parent, sum);
  }
  const [best] = [...density.values()].sort((one, other) => other.length - one.length);
  return best?.texts.join('\n\n') ?? '';
}
