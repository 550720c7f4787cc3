import type { Resident } from '../../config/schema/presetOf'
import type { Config, NamedOffer } from '../../config/schema/schema'
import { decide } from '../../decide/decide'
import type { Decision } from '../../decide/decision'
import { shownOffers } from '../../decide/offer/shownOffers'
import { readSituation } from '../../situation/readSituation'
import type { Situation } from '../../situation/schema'
import { ClaimError } from './claimError'
import { grantedChoice } from './grantedChoice'
import { quoted } from './quoted'
import type { ReadClaim } from './readClaim'
import type { SituationFacts } from './signSituation'
import { surveyAnswers } from './surveyAnswers'

/** The signed facts and the claim, which are judged together. */
export interface Judged {
  situation: SituationFacts
  claim: ReadClaim
  now: Date
  handlers: string[] | undefined
}

/** The result of a claim that one version of the config grants. */
export interface Judgment {
  config: Config
  decision: Decision
  offer: NamedOffer
  choice: Record<string, unknown>
}

/** The result by the first version that grants the claim. Throws the first version's ClaimError where none does. */
export function firstGranted([first, ...others]: readonly Config[], judged: Judged): Judgment {
  try {
    return judge(first as Config, judged)
  } catch (refusal) {
    for (const config of others) {
      try {
        return judge(config, judged)
      } catch {
        // The refusal of the first version is the one that is told.
      }
    }
    throw refusal
  }
}

function judge(config: Config, { situation, claim, now, handlers }: Judged): Judgment {
  const { stage, answers } = claim
  const { page, locale } = readSituation({ page: claim.page, locale: claim.locale }).situation
  const decision = decide(config, {
    ...situation,
    // An offer before the survey was decided without answers.
    ...(stage === 'open' ? { stage } : { answers: surveyAnswers(config, answers) }),
    ...(page && { page }),
    ...(locale && { locale }),
    ...(handlers && { handlers }),
    now: now.toISOString(),
  } satisfies Situation)
  const offer = shownOffer(config, decision, { who: situation, id: claim.offer })
  return {
    config,
    decision,
    offer,
    choice: grantedChoice(offer, claim.choice, {
      subscription: situation.subscription,
      customer: situation.customer,
      now,
    }),
  }
}

function shownOffer(config: Config, decision: Decision, { who, id }: { who: Resident; id: string }): NamedOffer {
  const shown = shownOffers(config, decision, who)
  const offer = shown.find((one) => one.id === id)
  if (offer) return offer
  const expected = shown.length > 0 ? shown.map((one) => `"${one.id}"`).join(' or ') : 'no offer'
  throw new ClaimError('not_offered', `claim.offer: expected ${expected} (rule ${decision.rule}), got ${quoted(id)}.`)
}
