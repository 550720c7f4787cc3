import type { Config, Reason } from '../../config/schema/schema'
import type { Session } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { countFlows, deflectRate, type Flows } from './flows'
import { group, toRecord } from './group'
import { type Revenue, revenueOf } from './revenue'

/** The figures of one reason, category or influence. */
export interface ReasonFigures {
  /** How many flows gave this as their last answer. */
  answered: number
  /** The share of the flows that gave any reason. */
  share: Rate | null
  outcomes: Flows['outcomes']
  deflectRate: Rate | null
  /** Recurring revenue of those who canceled for this reason, by currency. */
  lost: Record<string, Revenue>
}

/** Figures by reason, by category and by influence. */
export function countReasons(sessions: readonly Session[], config: Config | undefined) {
  const answered = sessions.filter((session) => session.reason !== null)
  const suggested = sessions.filter(({ suggestedReason }) => suggestedReason !== null)
  const reasons = new Map(config?.survey.reasons.map((reason) => [reason.id, reason]))
  return {
    reasons: toRecord(group(answered, idOf), (those, id) => ({
      ...figures(those, answered.length),
      label: labelOf(reasons.get(id)),
      category: categoryOf(those[0], reasons.get(id)),
      influence: influenceOf(those[0], reasons.get(id)),
    })),
    /**
     * What the words of customers speak of who picked no reason, or "other". These flows count here only, not under the
     * suggested reason above.
     */
    suggestedReasons: by(suggested, ({ suggestedReason }) => suggestedReason ?? ''),
    categories: by(answered, (session) => categoryOf(session, reasons.get(session.reason ?? '')) ?? 'none'),
    influence: by(answered, (session) => influenceOf(session, reasons.get(session.reason ?? ''))),
  }
}

function by(answered: readonly Session[], keyOf: (session: Session) => string): Record<string, ReasonFigures> {
  return toRecord(
    group(answered, (session) => [keyOf(session)]),
    (those) => figures(those, answered.length),
  )
}

function figures(sessions: readonly Session[], answered: number): ReasonFigures {
  return {
    answered: sessions.length,
    share: rate({ hits: sessions.length, n: answered }),
    outcomes: countFlows(sessions).outcomes,
    deflectRate: deflectRate(sessions),
    lost: revenueOf(sessions.filter(({ outcome }) => outcome === 'canceled')),
  }
}

/** The reason's label: in English where the survey has English, else in its first language. */
function labelOf(reason: Reason | undefined): string | null {
  const { label } = reason ?? {}
  return typeof label === 'object' ? (label.en ?? Object.values(label)[0] ?? null) : (label ?? null)
}

function idOf({ reason }: Session): string[] {
  return reason === null ? [] : [reason]
}

// The event comes before the config: it says what was true when the customer answered, and the config may have changed
// since.
function categoryOf(session: Session | undefined, reason: Reason | undefined): string | null {
  return session?.category ?? reason?.category ?? null
}

function influenceOf(session: Session | undefined, reason: Reason | undefined): string {
  return session?.influence ?? reason?.influence ?? 'unknown'
}
