import type { SourceWarning } from '@newsline/contracts';
import { warningText } from '../feeds/warning-text.ts';

/** What a poll learns of the pages that it fetches. What is to be said of them is said once, however many
 *  pages it is true of. */
export class PollNotes {
  readonly #byText = new Map<string, SourceWarning>();
  /** Hosts that asked for a pause, with what they asked for, ms: no more of their pages are fetched. */
  readonly busyHosts = new Map<string, number>();

  add(warning: SourceWarning): void {
    this.#byText.set(warningText(warning), warning);
  }

  all(): readonly SourceWarning[] {
    return [...this.#byText.values()];
  }
}
