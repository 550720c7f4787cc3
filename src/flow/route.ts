import type { Flow } from './flow'
import { goTo } from './goTo'
import { decideNow, present, showOffer } from './openFlow'

/**
 * Goes on from the survey: to an offer, else to the merchant's own step, else on toward `confirm`. At most one screen stands
 * between the survey and `confirm`, so that canceling never takes more than three clicks (law: never harder than staying).
 */
export function afterSurvey(flow: Flow, now: Date): Flow {
  if (flow.openedWith !== 'survey') return toConfirm(flow, now)
  const decided = present(flow, decideNow(flow, now))
  return decided.offers.length ? showOffer(goTo(decided, 'offer'), 0) : toOwnStep(decided)
}

/**
 * Goes to the first merchant's step that the page can draw; else to the questions for everyone, where there are any; else to
 * `confirm`.
 */
export function toOwnStep(flow: Flow): Flow {
  const { steps, survey } = flow.config
  const merchantStep = steps?.find(({ id }) => flow.mounts.includes(id))
  if (merchantStep) return { ...goTo(flow, 'custom'), merchantStep }
  return goTo(flow, survey.questions?.length ? 'feedback' : 'confirm')
}

/** Goes to `confirm`. No offer is shown on this way, so no Decision is kept; only the alerts that the answers raise are. */
export function toConfirm(flow: Flow, now: Date): Flow {
  return goTo({ ...flow, alerts: decideNow(flow, now).alerts }, 'confirm')
}
