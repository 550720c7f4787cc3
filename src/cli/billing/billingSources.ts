/** The column names for each thing that the report asks of a subscription. */
export interface BillingColumns {
  subscription: string[]
  status: string[]
  startedAt: string[]
  endedAt: string[]
  endedReason: string[]
  /** The price of one unit at each charge. */
  amount: string[]
}

/** A billing system and the names of its columns. Of several columns, the first that holds something counts. */
export interface BillingSource extends BillingColumns {
  name: string
  /** Columns that no other system has; one of them shows that rows come from this one. */
  marks: string[]
  /** Words for a status that mean something else in other systems, by what they mean. */
  statuses?: Record<string, string>
  /** How its dashboard heads columns, as no other one does. */
  heads?: RegExp
  /** Whether amounts are in major units in its API, too, and not only in its dashboard's tables. */
  isMajor?: boolean
}

/**
 * Column names of the billers' API objects, their dashboards' CSV and the warehouses that copy them, in the form that
 * `columnName` gives. An end is when access ended, never when somebody asked for it. docs/report.md has the same as a
 * table.
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
    // This date may lie in the future: a subscription that does not renew runs until then.
    endedAt: ['cancelledat', 'canceledat', 'cancelledon', 'canceledon'],
    endedReason: ['cancelreason', 'cancelreasoncode', 'reasoncode'],
    // Not planamount: that is for all units together.
    amount: ['planunitprice', 'unitprice'],
    heads: /^(subscriptions|customers)\./,
  },
  {
    name: 'Recurly',
    marks: ['expiresat', 'currentperiodendsat', 'currenttermendsat', 'expirationreason', 'plancode', 'accountcode'],
    subscription: ['subscriptionid', 'id', 'uuid', 'subscriptionuuid', 'subscription'],
    status: ['state', 'status'],
    startedAt: ['activatedat', 'activateddate', 'startedat', 'createdat'],
    endedAt: ['expiresat', 'expiredat', 'expiresdate', 'expireddate', 'expirationdate'],
    endedReason: ['expirationreason', 'cancelreason'],
    amount: ['unitamount', 'unitamountincents'],
    isMajor: true,
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
    amount: ['unitprice', 'unitpriceamount', 'amount', 'price'],
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
    amount: ['amount', 'planamount', 'priceunitamount', 'unitamount'],
    heads: /\(UTC\)$/,
  },
]

/** The columns of our own format, which docs/report.md describes. */
export const ownSource: BillingSource = {
  name: 'fairwell',
  marks: [],
  subscription: ['subscription', 'subscriptionid', 'id'],
  status: ['status', 'state'],
  startedAt: ['startedat', 'startdate', 'created', 'createdat'],
  endedAt: ['endedat', 'ended', 'enddate'],
  endedReason: ['endedreason', 'cancellationreason'],
  amount: ['amount'],
}

/** The columns of payments. Where no column says when it was paid, an amount is only a price. */
export const paymentColumns = {
  amount: ['paidamount', 'amountpaid', 'amount', 'paid'],
  currency: ['currency', 'paidcurrency'],
  time: ['paidat', 'paidtime', 'paymentdate', 'time'],
}

/** The columns of what was sold, the same ones in every system. A plan's id comes before its name, which may change. */
export const soldColumns = {
  plan: ['planid', 'plan', 'plancode', 'itempriceid', 'priceid', 'planname', 'product', 'productname'],
  interval: ['interval', 'planinterval', 'planintervalunit', 'billingcycleinterval', 'billingperiodunit'],
  intervalCount: ['intervalcount', 'planintervalcount', 'planintervallength', 'billingcyclefrequency', 'billingperiod'],
  trialEnd: ['trialend', 'trialendsat', 'trialendedat', 'trialenddate'],
  segment: ['segment', 'customersegment'],
}

/** The columns of who pays, the same ones in every system. */
export const customerColumns = {
  id: ['customerid', 'customersid', 'customer', 'accountcode', 'accountid', 'userid'],
  email: ['customeremail', 'customersemail', 'accountemail', 'useremail', 'email'],
  firstName: ['customerfirstname', 'customersfirstname', 'accountfirstname', 'firstname'],
}

/** The columns of what is paid and until when, the same ones in every system. */
export const chargeColumns = {
  planName: ['planname', 'productname', 'product'],
  currency: ['currency', 'currencycode', 'plancurrency', 'pricecurrency'],
  quantity: ['quantity', 'planquantity', 'seats'],
  periodStart: ['currentperiodstart', 'currenttermstart', 'currentperiodstartedat', 'currentbillingperiodstartsat'],
  periodEnd: [
    ...['currentperiodend', 'currenttermend', 'currentperiodendsat', 'currentbillingperiodendsat'],
    ...['nextbilledat', 'nextbillingat', 'nextbillingdate', 'nextbilldate'],
  ],
  canceledAt: ['canceledat', 'cancelledat', 'canceledon', 'cancelledon'],
  cancelAt: ['cancelat'],
  cancelAtPeriodEnd: ['cancelatperiodend'],
  resumesAt: ['resumesat', 'resumeat', 'resumedate', 'pausecollectionresumesat'],
}

/** The columns that say since when a row holds: the billers' own, and those of the warehouses that keep every version of a row. */
export const updatedColumns = [
  ...['updatedat', 'updated', 'updatedon', 'updatedtime', 'modifiedat', 'lastmodifiedat', 'lastmodified'],
  ...['resourceversion', 'validfrom', 'dbtvalidfrom', 'dbtupdatedat', 'fivetranstart'],
]

/** Columns that mark the row of a test customer. */
export const testColumns = ['test', 'istest', 'testmode', 'testcustomer']

/** The billing system of rows with these columns. */
export function sourceOf(columns: readonly string[]): BillingSource {
  return billingSources.find(({ marks }) => marks.some((mark) => columns.includes(mark))) ?? ownSource
}
