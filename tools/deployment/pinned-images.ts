/** Images of others are named by digest: a tag may lead to something else tomorrow. */

/** Named by tag until their digest can be looked up. */
const unpinned: readonly string[] = ['getmeili/meilisearch:v1.50.0'];

/** What is wrong with how an image is named; null: nothing. The own image is built, not pulled. */
export function imageNameProblem(image: string): string | null {
  if (image.startsWith('newsline:') || unpinned.includes(image)) return null;
  return /^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/.test(image)
    ? null
    : `${image} is not named by tag and digest`;
}
