/** What of a subscription the report asks billing for. */
export interface BillingColumns {
  subscription: string[]
  status: string[]
  startedAt: string[]
  endedAt: string[]
  endedReason: string[]
}

/** Where rows come from, and which of their columns say what; the first one that says something counts. */
export interface BillingSource extends BillingColumns {
  name: string
  /** Columns that only this source has. */
  marks: string[]
  /** Its words for a status that means something else elsewhere. */
  statuses?: Record<string, string>
}

/**
 * Column names of the billers' API objects, their dashboards' CSV and the warehouses that copy them, as `columnName` writes
 * them. An end is when access ended, never when somebody asked for it. docs/report.md has the same as a table.
 */
export const billingSources: BillingSource[] = [
  {
    name: 'Chargebee',
    marks: [
      'cancelledat',
      'cancelledon',
      'currenttermend',
      'currenttermstart',
      'billingperiodunit',
      'cancelreasoncode',
    ],
    subscription: ['subscriptionid', 'id', 'subscription'],
    status: ['status', 'subscriptionstatus'],
    startedAt: ['startedat', 'activatedat', 'createdat', 'startdate'],
    // May lie ahead: a subscription that does not renew runs until then.
    endedAt: ['cancelledat', 'canceledat', 'cancelledon', 'canceledon'],
    endedReason: ['cancelreason', 'cancelreasoncode', 'reasoncode'],
  },
  {
    name: 'Recurly',
    marks: ['expiresat', 'currentperiodendsat', 'currenttermendsat', 'expirationreason', 'plancode', 'accountcode'],
    subscription: ['subscriptionid', 'id', 'uuid', 'subscriptionuuid', 'subscription'],
    status: ['state', 'status'],
    startedAt: ['activatedat', 'activateddate', 'startedat', 'createdat'],
    endedAt: ['expiresat', 'expiredat', 'expiresdate', 'expireddate', 'expirationdate'],
    endedReason: ['expirationreason', 'cancelreason'],
    statuses: { canceled: 'canceling', failed: 'canceled' },
  },
  {
    name: 'Paddle',
    marks: [
      ...['nextbilledat', 'firstbilledat', 'scheduledchange', 'currentbillingperiod', 'billingcycle', 'collectionmode'],
      ...['addressid', 'businessid', 'pausedat', 'signupdate'],
    ],
    subscription: ['id', 'subscriptionid', 'subscription'],
    status: ['status', 'state'],
    startedAt: ['startedat', 'createdat', 'firstbilledat', 'signupdate'],
    endedAt: ['canceledat'],
    endedReason: ['cancellationreason', 'canceledreason'],
  },
  {
    name: 'Stripe',
    marks: [
      ...['cancelatperiodend', 'canceledat', 'currentperiodend', 'billingcycleanchor', 'cancellationdetailsreason'],
      ...['cancellationdetails', 'latestinvoice'],
    ],
    subscription: ['id', 'subscriptionid', 'subscription'],
    status: ['status'],
    // `start` was the last change of the plan in older versions of the API, and still is in some exports.
    startedAt: ['startdate', 'created', 'createdat', 'start'],
    endedAt: ['endedat'],
    endedReason: ['cancellationdetailsreason', 'cancellationreason'],
  },
]

/** Our own rows, and anybody's who writes what docs/report.md asks for. */
export const ownSource: BillingSource = {
  name: 'fairwell',
  marks: [],
  subscription: ['subscription', 'subscriptionid', 'id'],
  status: ['status', 'state'],
  startedAt: ['startedat', 'startdate', 'created', 'createdat'],
  endedAt: ['endedat', 'ended', 'enddate'],
  endedReason: ['endedreason', 'cancellationreason'],
}

/** What rows say of payments. Where no column says when, an amount is a price. */
export const paymentColumns = {
  amount: ['paidamount', 'amountpaid', 'amount', 'paid'],
  currency: ['currency', 'paidcurrency'],
  time: ['paidat', 'paidtime', 'paymentdate', 'time'],
}

/** The source of a row with these columns. */
export function sourceOf(columns: readonly string[]): BillingSource {
  return billingSources.find(({ marks }) => marks.some((mark) => columns.includes(mark))) ?? ownSource
}
