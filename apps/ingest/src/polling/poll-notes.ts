import type { SourceWarning } from '@newsline/contracts';
import { warningText } from '../feeds/warning-text.ts';

/** What is to be said of the pages that a poll fetches: each thing once, however many pages it is true
 *  of. */
export class PollNotes {
  readonly #byText = new Map<string, SourceWarning>();

  add(warning: SourceWarning): void {
    this.#byText.set(warningText(warning), warning);
  }

  all(): readonly SourceWarning[] {
    return [...this.#byText.values()];
  }
}
