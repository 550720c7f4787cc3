import type { Config, Reason } from '../../config/schema/schema'
import { byStart, type Session, type Start } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { createGroups, type Groups } from './createGroups'
import { createFlowCounter, type Flows } from './flows'
import { createRevenue, type Revenue } from './revenue'

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
export function createReasons(config: Config | undefined) {
  const known = new Map(config?.survey.reasons.map((reason) => [reason.id, reason]))
  const [reasons, suggestedReasons] = [createGroups(createReason), createGroups(createReason)]
  const [categories, influence] = [createGroups(createReason), createGroups(createReason)]
  const counts = { answered: 0, suggested: 0 }

  function add(session: Session): void {
    const { reason, suggestedReason } = session
    if (suggestedReason !== null) {
      counts.suggested += 1
      suggestedReasons.at(suggestedReason, session).add(session)
    }
    if (reason === null) return
    counts.answered += 1
    reasons.at(reason, session).add(session)
    categories.at(categoryOf(session, known.get(reason)) ?? 'none', session).add(session)
    influence.at(influenceOf(session, known.get(reason)), session).add(session)
  }

  const figuresOf = (groups: Reasons, n: number) => groups.record((counter) => counter.result(n))

  return {
    add,
    result: () => ({
      reasons: reasons.record((counter, id) => ({
        ...counter.result(counts.answered),
        label: labelOf(known.get(id)),
        category: categoryOf(counter.first(), known.get(id)),
        influence: influenceOf(counter.first(), known.get(id)),
      })),
      /**
       * What the words of customers speak of who picked no reason, or "other". These flows count here only, not under the
       * suggested reason above.
       */
      suggestedReasons: figuresOf(suggestedReasons, counts.suggested),
      categories: figuresOf(categories, counts.answered),
      influence: figuresOf(influence, counts.answered),
    }),
  }
}

type Reasons = Groups<ReturnType<typeof createReason>>

function createReason() {
  const flows = createFlowCounter()
  const lost = createRevenue()
  /** The first session that gave it, and what that says of the reason itself. */
  let first: FirstAnswer | undefined

  function add(session: Session): void {
    flows.add(session)
    if (session.outcome === 'canceled') lost.add(session)
    if (first && byStart(first, session) <= 0) return
    const { startedAt, id, source, category, influence } = session
    first = { startedAt, id, source, category, influence }
  }

  function result(answered: number): ReasonFigures {
    const { started, outcomes } = flows.flows()
    return {
      answered: started,
      share: rate({ hits: started, n: answered }),
      outcomes,
      deflectRate: flows.deflectRate(),
      lost: lost.result(),
    }
  }

  return { add, result, first: () => first }
}

type FirstAnswer = Start & Pick<Session, 'category' | 'influence'>

/** The reason's label: in English where the survey has English, else in its first language. */
function labelOf(reason: Reason | undefined): string | null {
  const { label } = reason ?? {}
  return typeof label === 'object' ? (label.en ?? Object.values(label)[0] ?? null) : (label ?? null)
}

// The event comes before the config: it says what was true when the customer answered, and the config may have changed
// since.
function categoryOf(
  session: Pick<Session, 'category' | 'influence'> | undefined,
  reason: Reason | undefined,
): string | null {
  return session?.category ?? reason?.category ?? null
}

function influenceOf(session: Pick<Session, 'category' | 'influence'> | undefined, reason: Reason | undefined): string {
  return session?.influence ?? reason?.influence ?? 'unknown'
}
