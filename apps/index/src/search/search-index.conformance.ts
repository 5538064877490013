import { describeAnswers } from './answers.conformance.ts';
import { describeEntities } from './entities.conformance.ts';
import { describeMatching } from './matching.conformance.ts';
import { describeObservedSources } from './observed-sources.conformance.ts';
import { describeOtherStories } from './other-stories.conformance.ts';
import { describeOtherTopics } from './other-topics.conformance.ts';
import { describeUnderstanding } from './understanding.conformance.ts';
import { describePaging } from './paging.conformance.ts';
import { searchTest, type MakeSearchIndex } from './search-test.conformance.ts';
import { describeReindexing } from './reindex.conformance.ts';
import { describeWriting } from './writing.conformance.ts';

/** What every search index has to do, whatever engine it stands on. `make` gives an empty one. */
export function describeSearchIndex(name: string, make: MakeSearchIndex): void {
  describe(`${name} as a search index`, () => {
    const test = searchTest(make);
    describeWriting(test);
    describeObservedSources(test);
    describeOtherTopics(test);
    describeOtherStories(test);
    describeMatching(test);
    describeUnderstanding(test);
    describeAnswers(test);
    describeEntities(test);
    describePaging(test);
    describeReindexing(test);
  });
}
