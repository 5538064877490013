/** Who says so where the program corrects its own stories. */
export const ownDecision = 'newsline';
