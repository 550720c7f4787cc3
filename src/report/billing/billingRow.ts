/**
 * One row of billing data. Several rows may tell of one subscription, as a change log has them: the later row wins in what it says,
 * `null` too; what is absent in it says nothing. Money is in minor units; times are RFC 3339, and UTC where they name no zone. A
 * file in which `startedAt` or `endedAt` is absent everywhere says nothing about starts or ends.
 */
export interface BillingRow {
  subscription: string
  status?: string
  startedAt?: string | null
  /**
   * When access ended, which may lie in the future; null or absent while the subscription runs. Where no row has an end,
   * the report gives no rates.
   */
  endedAt?: string | null
  /** Why the subscription ended, in billing's own word. A word about payment makes the end involuntary. */
  endedReason?: string
  /** The plan that it is on, by id or name. */
  plan?: string
  /** Months between two charges: 12 for a yearly plan, 84/365 for a weekly one. */
  months?: number
  /** The segment of its customer, in your own word; null where there is none. */
  segment?: string | null
  /** When its trial ends or ended; null where it had none. */
  trialEnd?: string | null
  /** True for a row that could not be read completely: it does not tell whether the subscription still runs. */
  unreadable?: true
  /** When this was so. Where every row of a subscription says it, the latest is the last; else the order of the rows decides. */
  updatedAt?: string
  paid?: { amount: number; currency: string; time: string }[]
}

/** Whether a row says how the subscription stands: one that is a payment and else blank says nothing of that. */
export function isState({ status, startedAt, endedAt, paid = [] }: BillingRow): boolean {
  return paid.length === 0 || [status, startedAt, endedAt].some((cell) => cell?.trim())
}
