/** What the host page says about who is leaving. Fields beyond these are the host's own and rules may read them. */
export interface Customer {
  /** Opaque and stable: experiments and the holdout are dealt by it. */
  id?: string
  email?: string
  firstName?: string
  /** IANA name, such as `Europe/Berlin`; dates are shown in it. Default: the browser's. */
  timeZone?: string
  [attribute: string]: unknown
}

export type Interval = 'day' | 'week' | 'month' | 'year'

/** What they pay. Amounts in minor units of `currency` (ISO 4217), times in RFC 3339. */
export interface Subscription {
  id?: string
  status?: 'active' | 'trialing' | 'past_due' | 'paused' | 'canceling' | 'canceled'
  /** The plan's id. */
  plan?: string
  /** The plan's name as the customer knows it. */
  planName?: string
  amount?: number
  currency?: string
  interval?: Interval
  /** Intervals between two charges; default 1. */
  intervalCount?: number
  /** Seats or units; default 1. */
  quantity?: number
  startedAt?: string
  trialEnd?: string
  /** When the paid period ends, and so when the next charge is due. */
  currentPeriodEnd?: string
  /** A discount that runs now. `endsAt` absent: for ever. */
  discount?: { percentOff?: number; amountOff?: number; endsAt?: string }
  /** What is still to be settled, as the billing system works it out; negative amounts go to the customer. */
  finalBill?: { items: { label: string; amount: number }[]; currency?: string }
  [attribute: string]: unknown
}

export interface OfferRecord {
  /** The offer's id in the config. */
  id: string
  status: 'shown' | 'accepted' | 'declined'
  time: string
}

/** Everything a rule may look at. Plain JSON, so that the same Situation can be decided anywhere. */
export interface Situation {
  customer?: Customer
  subscription?: Subscription
  /** Where there are several: the customer says first which one it is about. */
  subscriptions?: Subscription[]
  /** `open` before the survey: then only rules with `on: "open"` are looked at, and otherwise none of them. */
  stage?: 'open'
  /** `reason`, `category`, `influence`, and each question's answer by its id. */
  answers?: Record<string, unknown>
  history?: { offers?: OfferRecord[]; [attribute: string]: unknown }
  page?: Record<string, unknown>
  /** BCP 47. */
  locale?: string
  /** RFC 3339. Rules and limits take the time from here and from nowhere else. */
  now?: string
  /** Offer types that something can perform here (a handler or an actions URL). Absent: all of them. */
  handlers?: string[]
}
