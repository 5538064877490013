/** Hosts that are visited by one replica at a time. A lease is a courtesy and no lock: where it expires
 *  during a visit, two replicas may ask a host at one time. Expiry is measured by the caller's `now`. */
export abstract class HostLeases {
  /** Leases a host for `leaseMs` from `now`. Of many who try, one gets it; false: somebody has it, be it
   *  this replica, or it rests. */
  abstract lease(host: string, now: Date, leaseMs: number): Promise<boolean>;
  /** Ends this replica's lease, if it has one; nobody gets one before `until`. */
  abstract release(host: string, until: Date): Promise<void>;
}
