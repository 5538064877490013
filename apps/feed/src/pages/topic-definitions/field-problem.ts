/** What is wrong with a field of the form. */
export type FieldProblem = {
  readonly kind:
    | 'missing'
    | 'too-long'
    | 'too-many'
    | 'too-many-words'
    | 'bad-weight'
    | 'bad-id'
    | 'taken'
    | 'unknown-parent'
    | 'untold'
    | 'bad';
  /** How long it may be, or how many. */
  readonly most?: number | undefined;
  /** Which entry is meant, where the field has several. */
  readonly entry?: string | undefined;
};
