import type { Config, Reason } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import type { Flow } from './flow'

/** What a flow starts from. The clock, the chance and the id are given, so that the same input starts the same flow. */
export interface FlowStart {
  config: Config
  /** The flow of each of the Situation's `subscriptions`, where they are in different ones. */
  flows?: readonly Config[]
  situation: Situation
  sessionId: string
  mode: 'live' | 'test'
  now: Date
  /** Gives numbers from 0 to 1, like Math.random; they decide the order of the reasons. */
  random: () => number
  /** Names of the steps and custom offers that the page has a `mount` for. */
  mounts?: readonly string[]
  /** Puts the flow on its first screen once its subscription is known: openFlow, or openPlainly before that has been loaded. */
  open: (flow: Flow) => Flow
}

/** Makes a flow that stands on its first screen. */
export function startFlow({
  config,
  flows = [],
  situation,
  sessionId,
  mode,
  now,
  random,
  mounts = [],
  open,
}: FlowStart): Flow {
  const { subscriptions = [] } = situation
  const flow: Flow = {
    config,
    situation,
    sessionId,
    mode,
    startedAt: now.toISOString(),
    subscriptions,
    flows,
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

/** The reasons in random order, or as the config lists them where its order is `listed`. Pinned reasons stay first or last. */
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
