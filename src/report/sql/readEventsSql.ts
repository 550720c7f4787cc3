import { flowEventTypes } from '../../events/wire/flowEvent'
import type { Dialect } from './dialect'

const prefix = 'dev.fairwell.'
const wireNames = flowEventTypes.map((type) => `'${prefix}${type}.v1'`).join(', ')

/** What counts of each event, in columns. What is no event of ours, or has no session, is left out. */
export function readEvents(dialect: Dialect): string {
  const { attribute, text, said, join } = dialect
  const subject = `CASE WHEN ${dialect.has('customer', 'id')} THEN ${said('customer', 'id')} ELSE ${join(`'s'`, attribute('subject'))} END`
  return `
  SELECT
    ${attribute('source')} AS source,
    ${attribute('id')} AS id,
    ${attribute('cfsession')} AS session,
    ${dialect.part(attribute('type'), prefix.length + 1)} AS wire_type,
    ${dialect.sequence} AS sequence_text,
    ${attribute('time')} AS time_text,
    ${attribute('cfvouched')} AS vouched,
    CASE WHEN ${text('mode')} = 'test' THEN 'test' ELSE 'live' END AS mode,
    ${text('flowId')} AS flow,
    ${text('configHash')} AS config_hash,
    ${text('version')} AS version,
    ${subject} AS customer,
    ${said('subscription', 'id')} AS subscription,
    ${said('subscription', 'plan')} AS plan,
    ${said('subscription', 'mrr')} AS mrr,
    ${said('subscription', 'currency')} AS currency,
    ${said('subscription', 'interval')} AS billing_interval,
    ${text('reason')} AS reason,
    ${text('category')} AS category,
    ${text('influence')} AS influence,
    ${text('offer')} AS offer,
    ${text('type')} AS offer_type,
    ${text('rule')} AS rule,
    ${text('experiment', 'id')} AS experiment,
    ${text('experiment', 'variation')} AS arm,
    ${dialect.isTrue('holdout')} AS holdout,
    ${dialect.isSaid('choice', 'percentOff')} OR ${dialect.isSaid('choice', 'amountOff')} AS off
  FROM ${dialect.from}
  WHERE ${attribute('type')} IN (${wireNames})
    AND coalesce(${attribute('specversion')}, '1.0') = '1.0'
    AND ${attribute('source')} IS NOT NULL AND ${attribute('id')} IS NOT NULL AND ${attribute('cfsession')} IS NOT NULL
    AND ${dialect.hasData}
`
}
