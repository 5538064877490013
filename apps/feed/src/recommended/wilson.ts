/** 95 % of intervals made so hold the true share. */
const z = 1.96;

/** The lower bound of Wilson's score interval for the share of readers who find something useful, after so
 *  many of so many votes said so: few votes promise little, however good they are (three of three 0.44,
 *  thirty of thirty 0.89). 0 where nobody did.
 *  Wilson, E. B. (1927), Probable Inference, the Law of Succession, and Statistical Inference. Journal of
 *  the American Statistical Association 22 (158), 209–212. */
export function wilsonLowerBound(useful: number, votes: number): number {
  if (useful <= 0) return 0;
  const share = useful / votes;
  const spread = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * votes)) / votes);
  return (share + z ** 2 / (2 * votes) - spread) / (1 + z ** 2 / votes);
}
