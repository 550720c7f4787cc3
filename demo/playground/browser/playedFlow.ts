import { advanceWhole } from '../../../src/flow/advanceWhole'
import type { Action, Flow } from '../../../src/flow/flow'
import { openFlow } from '../../../src/flow/openFlow'
import { startFlow } from '../../../src/flow/startFlow'
import type { Config, Situation } from '../../../src/index'

/** A config, and the Situation that its flow is opened in. */
export interface Played {
  config: Config
  situation: Situation
}

/** The first screen of this config for this customer. Reasons stand in the config's order: in a random one they would change places at every key. */
export function firstScreen({ config, situation }: Played): Flow {
  const now = nowOf(situation)
  const custom = Object.values(config.offers ?? {}).flatMap((offer) => (offer.type === 'custom' ? [offer.name] : []))
  return startFlow({
    config,
    situation,
    sessionId: 'playground',
    mode: 'test',
    now,
    random: () => 0.5,
    mounts: [...(config.steps ?? []).map(({ id }) => id), ...custom],
    open: (flow) => openFlow(flow, now),
  })
}

/** Where a press leads. Nothing is performed: what an offer asks a handler for succeeds at once. */
export function pressOn(flow: Flow, action: Action): Flow {
  const now = nowOf(flow.situation)
  const next = advanceWhole(flow, action, now)
  return next.busy ? advanceWhole(next, { type: 'settled', receipt: { confirmationId: 'PLAYGROUND' } }, now) : next
}

function nowOf({ now }: Situation): Date {
  return new Date(typeof now === 'string' ? now : Date.now())
}
