import type { Config, Reason } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import type { Flow } from './flow'

export interface FlowStart {
  config: Config
  situation: Situation
  sessionId: string
  mode: 'live' | 'test'
  now: Date
  /** 0 to 1, for the order of the reasons. */
  random: () => number
  /** Names of the steps and custom offers that the page has a `mount` for. */
  mounts?: readonly string[]
  /** Finds the first screen once it is known which subscription it is about: `open`, or as much of it as is there. */
  open: (flow: Flow) => Flow
}

/** The flow on its first screen. */
export function startFlow({ config, situation, sessionId, mode, now, random, mounts = [], open }: FlowStart): Flow {
  const { subscriptions = [] } = situation
  const flow: Flow = {
    config,
    situation,
    sessionId,
    mode,
    startedAt: now.toISOString(),
    subscriptions,
    openedWith: 'survey',
    step: 'subscription',
    behind: [],
    reasons: orderReasons(config.survey, random),
    answers: {},
    results: {},
    mounts,
    offers: [],
    together: false,
    offerIndex: 0,
    shown: [],
    picks: {},
    pickMissing: false,
    busy: false,
    alerts: [],
    closed: false,
  }
  return subscriptions.length ? flow : { ...open(flow), behind: [] }
}

/** Shuffled unless the config lists them in an order of its own; pinned reasons keep to their end either way. */
export function orderReasons({ order, reasons }: Config['survey'], random: () => number): Reason[] {
  const loose = reasons.filter((reason) => !reason.pinned)
  const first = reasons.filter((reason) => reason.pinned === 'first')
  const last = reasons.filter((reason) => reason.pinned === 'last')
  return [...first, ...(order === 'listed' ? loose : shuffled(loose, random)), ...last]
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
