import { DAY } from '../../base/day'
import type { Session } from '../log/session'
import { createRevenue, laterOf, type Revenue } from './revenue'

/** The cancellations of one channel beside the flow. A subscription counts once, as it was in the last. */
export interface ChannelFigures {
  cancellations: number
  /** The recurring revenue of these subscriptions, by currency. */
  lost: Record<string, Revenue>
  reasons: Record<string, number>
}

/** Cancellations that passed no flow. */
export interface Channels {
  channels: Record<string, ChannelFigures>
  /** How many were of a subscription that had canceled in a flow shortly before: they are that cancellation, told once more. */
  alsoInFlow: number
}

/** A biller tells of a cancellation when it was made, or when the paid month is over. */
const echo = 31 * DAY

/** How far a customer's clock may be ahead of a biller's. */
const clockDifference = DAY / 24

/**
 * Counts what servers posted of cancellations elsewhere, subscription by subscription; `hear` is told of each that counts, with
 * its channel.
 */
export function createChannels(hear: (session: Session, channel: string) => void = () => undefined) {
  const channels = new Map<string, ReturnType<typeof createChannel>>()
  let alsoInFlow = 0

  return {
    /** Takes all sessions of one subscription. */
    add(own: readonly Session[]): void {
      const elsewhere = own.filter(({ recorded }) => recorded?.is === 'cancellation')
      const last = elsewhere.reduce<Session | undefined>(laterOf, undefined)
      if (last?.recorded?.is !== 'cancellation') return
      if (own.some((flow) => isEcho(last, flow))) {
        alsoInFlow += 1
        return
      }
      const { channel } = last.recorded
      const figures = channels.get(channel) ?? createChannel()
      channels.set(channel, figures)
      figures.add(last)
      hear(last, channel)
    },
    result(): Channels {
      const sorted = [...channels].sort(([one], [other]) => (one < other ? -1 : 1))
      return { channels: Object.fromEntries(sorted.map(([name, figures]) => [name, figures.result()])), alsoInFlow }
    },
  }
}

/** Whether a flow's cancellation is the one that was told. A biller does it, in whole seconds, before the page hears that it is done. */
function isEcho({ startedAt: told }: Session, { outcome, startedAt, endedAt }: Session): boolean {
  if (outcome !== 'canceled') return false
  const from = startedAt ?? endedAt
  return told === null || from === null || (told >= from - clockDifference && told <= (endedAt ?? from) + echo)
}

function createChannel() {
  const lost = createRevenue()
  const reasons = new Map<string, number>()
  let cancellations = 0
  return {
    add(session: Session): void {
      cancellations += 1
      lost.add(session)
      if (session.reason) reasons.set(session.reason, (reasons.get(session.reason) ?? 0) + 1)
    },
    result: (): ChannelFigures => ({ cancellations, lost: lost.result(), reasons: Object.fromEntries(reasons) }),
  }
}
