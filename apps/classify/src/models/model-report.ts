/** How often labels are right, of articles of which somebody said whether they belong. */
export type Quality = {
  /** The share of the labels given that are right, and the share of those to be given that are; 0 where
   *  there are none. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** So many were judged, and so many of these belong. */
  readonly judged: number;
  readonly belonging: number;
};

/** What is said of articles that were not learnt from. */
export type Evaluation = {
  /** By topic's id. */
  readonly topics: Readonly<Record<string, Quality>>;
  readonly all: Quality;
};

/** What happens to a topic's labels in an archive. */
export type LabelChange = {
  readonly topic: string;
  readonly gained: number;
  readonly lost: number;
  /** Ten at most of each, newest first. */
  readonly gainedTitles: readonly string[];
  readonly lostTitles: readonly string[];
};

/** A model held against the one that is active. */
export type Comparison = {
  /** Null: what ships. */
  readonly against: number | null;
  readonly active: Evaluation;
  readonly candidate: Evaluation;
  /** Judged articles that the candidate alone has right, and those that the active model alone has. */
  readonly righted: number;
  readonly wronged: number;
  /** Articles of the archive whose labels were compared. */
  readonly articles: number;
  /** Of topics with a change, by id. */
  readonly changes: readonly LabelChange[];
};

export type ModelReport = {
  /** What was learnt from. */
  readonly corrections: number;
  readonly examples: number;
  readonly articles: number;
  /** With the model that was active when it was last compared. */
  readonly comparison: Comparison;
};
