import type { Flow } from './flow'
import { decideNow, present, showOffer } from './openFlow'
import { goTo } from './goTo'

/** At most one screen stands between the survey and `confirm`: three clicks are the most that leaving may take. */
export function afterSurvey(flow: Flow, now: Date): Flow {
  if (flow.openedWith !== 'survey') return toConfirm(flow, now)
  const decided = present(flow, decideNow(flow, now))
  return decided.offers.length ? showOffer(goTo(decided, 'offer'), 0) : toOwnStep(decided)
}

/** The merchant's own step that the page can show; failing that the questions to everyone, and then `confirm`. */
export function toOwnStep(flow: Flow): Flow {
  const { steps, survey } = flow.config
  const merchantStep = steps?.find(({ id }) => flow.mounts.includes(id))
  if (merchantStep) return { ...goTo(flow, 'custom'), merchantStep }
  return goTo(flow, survey.questions?.length ? 'feedback' : 'confirm')
}

/** Who goes straight to cancel is shown no offer, and so gets no Decision; alerts may still know the answers. */
export function toConfirm(flow: Flow, now: Date): Flow {
  return goTo({ ...flow, alerts: decideNow(flow, now).alerts }, 'confirm')
}
