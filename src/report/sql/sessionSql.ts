import { currencyCodes } from '../../base/currencies'
import { outcomes } from '../log/session'
import type { Dialect } from './dialect'
import { type DialectName, dialects } from './dialects'
import { readEvents } from './readEventsSql'
import { calendar, clocked, milliseconds } from './timeSql'

const endings = outcomes.map((outcome) => `'flow.${outcome}'`).join(', ')

const currencies = currencyCodes()
  .map((code) => `'${code}'`)
  .join(', ')

/**
 * A query that folds events to one row a session, with the report's words for columns and the report's numbers in them. It
 * is the SQL of `readSession`: a change of one is a change of the other, and a test compares them on odd logs.
 */
export function sessionSql(name: DialectName): string {
  const dialect = dialects[name]
  const steps = [
    ['read_events', readEvents(dialect)],
    ...(dialect.isUnique ? [] : [['each_once', eachOnce] as const]),
    ['clocked', clocked(dialect, dialect.isUnique ? 'read_events' : 'each_once')],
    ['calendar', calendar(dialect, 'clocked')],
    ['timed', timed(dialect)],
    ['in_order', inOrder(dialect)],
    ['to_the_end', toTheEnd],
    ['taken', taken(dialect)],
    ['folded', folded(dialect)],
  ] as const
  return `-- One row a session. ${dialect.comment}\nWITH ${steps.map(([step, sql]) => `${step} AS (${sql})`).join(',\n')}${result(dialect)}${dialect.settings}\n`
}

// Copies of an event are alike, so any of them will do.
const eachOnce = `
  SELECT * FROM (
    SELECT read_events.*, row_number() OVER (PARTITION BY source, id ORDER BY session) AS copy FROM read_events
  ) AS numbered WHERE copy = 1
`

/** The events with their type, their place in the session and their time. */
const timed = (dialect: Dialect) => `
  SELECT calendar.*,
    ${dialect.part('wire_type', 1, 'length(wire_type) - 3')} AS type,
    CASE WHEN ${dialect.matches('sequence_text', '^0*[1-9][0-9]{0,14}$')} THEN ${dialect.whole('sequence_text')} END AS place,
    ${milliseconds(dialect)} AS milliseconds
  FROM calendar${dialect.fence}
`

/** The events of each session numbered in their order. */
const inOrder = (dialect: Dialect) => `
  SELECT timed.*,
    row_number() OVER (
      PARTITION BY mode, source, session
      ORDER BY coalesce(place, 9007199254740991), coalesce(milliseconds, 0), ${dialect.bytes('id')}
    ) AS rank
  FROM timed
`

/** Where each session ends: what claims to come later counts among its events only. */
const toTheEnd = `
  SELECT in_order.*, min(CASE WHEN type IN (${endings}) THEN rank END) OVER (PARTITION BY mode, source, session) AS end_rank
  FROM in_order
`

/** The offer that each session ended with: the one that its end names, else the last one that was taken. */
const taken = (dialect: Dialect) => `
  SELECT story.*, coalesce(
    max(CASE WHEN rank = end_rank THEN offer END) OVER (PARTITION BY mode, source, session),
    ${textBehind(dialect, `max(CASE WHEN is_told AND type IN ('offer.applied', 'offer.accepted') THEN ${ranked(dialect, `coalesce(offer, '')`)} END) OVER (PARTITION BY mode, source, session)`)}
  ) AS taken_offer
  FROM (SELECT to_the_end.*, end_rank IS NULL OR rank <= end_rank AS is_told FROM to_the_end) AS story
`

/** A text behind its event's rank, so that the greatest of several is the last one, and the least the first. */
function ranked({ bytes, digits, join }: Dialect, text: string): string {
  return bytes(join(digits('rank'), text))
}

/** The text behind a rank, NULL where it is empty. */
function textBehind({ part }: Dialect, text: string): string {
  return `nullif(${part(text, 11)}, '')`
}

/** One row a session, with the letters of `said` still before its texts. */
function folded(dialect: Dialect): string {
  const over = (which: 'min' | 'max', text: string, condition = 'is_told') =>
    textBehind(dialect, `${which}(CASE WHEN ${condition} THEN ${ranked(dialect, text)} END)`)
  const last = (text: string, condition?: string) => over('max', text, condition)
  const first = (text: string, condition?: string) => over('min', text, condition)
  const any = (condition: string) => `coalesce(max(CASE WHEN is_told AND ${condition} THEN 1 ELSE 0 END), 0) = 1`
  const isAnswer = `is_told AND type = 'survey.answered'`
  const isDealt = `is_told AND type = 'decision.made' AND experiment IS NOT NULL AND arm IS NOT NULL`
  return `
  SELECT
    mode, source, session,
    ${first(`coalesce(flow, '')`)} AS flow,
    ${last('customer')} AS customer,
    ${last('subscription')} AS subscription,
    ${last('plan')} AS plan,
    ${last('mrr')} AS mrr,
    ${last('currency')} AS currency,
    ${last('billing_interval')} AS billing_interval,
    ${first(dialect.written('milliseconds'))} AS started,
    max(CASE WHEN rank = end_rank THEN milliseconds END) AS ended,
    max(CASE WHEN rank = end_rank THEN ${dialect.part('type', 6)} END) AS outcome,
    ${last(`coalesce(reason, '')`, isAnswer)} AS reason,
    ${last(`coalesce(reason, '')`)} AS last_reason,
    ${last(`coalesce(category, '')`, isAnswer)} AS category,
    ${last(`coalesce(influence, '')`, isAnswer)} AS influence,
    ${any(`type = 'decision.made'`)} AS decided,
    ${any(`type = 'decision.made' AND holdout`)} AS holdout,
    ${last(`coalesce(rule, '')`, `is_told AND type = 'decision.made'`)} AS rule,
    ${last('experiment', isDealt)} AS experiment,
    ${last('arm', isDealt)} AS arm,
    ${any(`type = 'offer.shown' AND offer IS NOT NULL`)} AS offer_shown,
    ${any(`type = 'offer.accepted' AND offer IS NOT NULL`)} AS offer_accepted,
    max(taken_offer) AS offer,
    ${first('offer_type', 'is_told AND offer = taken_offer')} AS offer_type,
    ${any('offer = taken_offer AND off')} AS off,
    ${first('config_hash')} AS config_hash,
    ${first('version')} AS version,
    CASE WHEN ${any(`vouched = 'none'`)} THEN FALSE WHEN ${any(`vouched IS NOT NULL AND vouched <> ''`)} THEN TRUE END AS vouched,
    count(*) AS events
  FROM taken GROUP BY mode, source, session
`
}

/** The rows as people read them. */
function result(dialect: Dialect): string {
  const text = (column: string) => `CASE WHEN ${column} LIKE 's%' THEN nullif(${dialect.part(column, 2)}, '') END`
  const number = dialect.double(dialect.part('mrr', 2))
  const isNumber = `(mrr LIKE 'n%' OR ${dialect.matches('mrr', '^s-?[0-9]+([.][0-9]+)?$')})`
  const code = `upper(trim(${dialect.part('currency', 2)}))`
  const isKept = `outcome IN ('saved', 'referred')`
  return `
SELECT
  mode, source, session, coalesce(flow, '') AS flow,
  ${text('customer')} AS customer,
  ${text('subscription')} AS subscription,
  ${text('plan')} AS plan,
  CASE WHEN ${isNumber} THEN CASE WHEN ${number} >= 0 THEN ${number} END END AS mrr,
  CASE WHEN currency LIKE 's%' AND ${code} IN (${currencies}) THEN ${code} END AS currency,
  ${text('billing_interval')} AS billing_interval,
  ${dialect.time(dialect.whole('started'))} AS started,
  ${dialect.time('ended')} AS ended,
  outcome,
  coalesce(reason, last_reason) AS reason,
  category, influence,
  decided, holdout, rule, experiment, arm,
  offer_shown, offer_accepted,
  CASE WHEN ${isKept} THEN offer END AS offer,
  CASE WHEN ${isKept} THEN coalesce(offer_type, CASE WHEN off THEN 'discount' END) END AS offer_type,
  config_hash, version, vouched, events
FROM folded`
}
