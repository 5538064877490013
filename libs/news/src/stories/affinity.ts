import type { StorySettings } from './settings.ts';
import { cosineTo, type TermVector } from './term-vector.ts';

const dayMs = 86_400_000;

/** Length at which `StorySettings.midpoint` holds: a title with its summary keeps about so many. */
const usualTerms = 64;

type Dated = { vector: TermVector; publishedAt: number | null };

/** How likely an article tells the same story as another, 0 to 1, ½ at `midpoint`. The cosine of
 *  their terms, raised for long articles, which share little by chance, and lowered by the days
 *  between them. An article without a date counts as of the same day as any other. */
export function affinityTo(
  { vector, publishedAt }: Dated,
  settings: StorySettings,
): (other: Dated) => number {
  const cosine = cosineTo(vector);
  return (other) => {
    const terms = Math.min(vector.terms.length, other.vector.terms.length);
    const fade = Math.max(0, 1 - daysBetween(publishedAt, other.publishedAt) / settings.fadeDays);
    const similarity = cosine(other.vector) * raise(terms, settings) * fade;
    const odds = (similarity / settings.midpoint) ** settings.steepness;
    return odds / (1 + odds);
  };
}

/** The cosine below which no other article can have an affinity worth counting (0.06 as shipped)
 *  to one with these terms. */
export function leastCosine({ terms }: TermVector, settings: StorySettings): number {
  return (negligible * settings.midpoint) / raise(terms.length, settings);
}

/** Affinities from less than this share of `midpoint` make no difference to any average. */
const negligible = 0.5;

function raise(terms: number, { lengthExponent }: StorySettings): number {
  return (terms / usualTerms) ** lengthExponent;
}

/** Days between two instants in milliseconds; 0 when either is unknown. */
export function daysBetween(a: number | null, b: number | null): number {
  return a === null || b === null ? 0 : Math.abs(a - b) / dayMs;
}
