import type { ReceivedEvent } from '../receive/checkEvent'
import type { Query } from '../receive/query'
import { alarmStore, type EndedFlow } from './alarmStore'
import { alarmType } from './alertOf'
import type { FailingBuild, FailureAlarm } from './failureAlarm'
import { hasRecovered, hasRisen, limitOf } from './failureRise'

/** The least time between two looks at the log, in milliseconds, however often `look` is called. */
const pause = 60_000

/** Raises an alarm when flows fail more often than before. */
export interface FailureWatch {
  /** Raises an alarm for each flow that fails more often than before, once until it has recovered. True where it raised one. */
  look(): Promise<boolean>
  /** Resolves when nothing runs in the background any more. */
  idle(): Promise<unknown>
}

/** Watches how flows end. Alarms are stored and then posted like alerts: at least once, by whichever process comes first. */
export function watchFailures(query: Query): FailureWatch {
  const store = alarmStore(query)
  let nextLook = 0
  let indexing: Promise<unknown> | undefined

  async function lookAt(source: string): Promise<boolean> {
    const limit = await store.openLimit(source)
    const latest = await store.latest(source)
    if (limit !== undefined) {
      if (
        hasRecovered(
          latest.map(({ failed }) => failed),
          limit,
        )
      )
        await store.recover(source)
      return false
    }
    const counted = oncePerCustomer(latest)
    const before = await store.before(source)
    if (
      !hasRisen(
        counted.map(({ failed }) => failed),
        limitOf(before),
      )
    )
      return false
    const failed = counted.filter((flow) => flow.failed).length
    const alarm = { failed, ended: counted.length, before, limit: limitOf(before), builds: buildsOf(counted) }
    await store.raise(eventOf(source, alarm))
    return true
  }

  return {
    async look() {
      if (performance.now() < nextLook || !(await store.prepare())) return false
      nextLook = performance.now() + pause
      indexing ??= store.index()
      let hasRaised = false
      for (const source of await store.suspects()) hasRaised = (await lookAt(source)) || hasRaised
      return hasRaised
    },
    idle: async () => indexing,
  }
}

/** The flows with only the first failure of each customer: one who fails ten times is one customer who could not cancel. */
function oncePerCustomer(flows: EndedFlow[]): EndedFlow[] {
  const seen = new Set<string>()
  return flows.filter(({ failed, customer }) => {
    const isAgain = failed && seen.has(customer)
    if (failed) seen.add(customer)
    return !isAgain
  })
}

function buildsOf(flows: EndedFlow[]): FailingBuild[] {
  const builds = new Map<string, FailingBuild>()
  for (const { failed, configHash, version } of flows) {
    const key = JSON.stringify([configHash, version])
    const build = builds.get(key) ?? { configHash, version, failed: 0, ended: 0 }
    builds.set(key, { ...build, ended: build.ended + 1, failed: build.failed + Number(failed) })
  }
  return [...builds.values()].sort((one, other) => other.failed - one.failed).slice(0, 5)
}

/** An alarm as an event, so that it can wait in the same queue as alerts. */
function eventOf(source: string, alarm: FailureAlarm): ReceivedEvent {
  return {
    specversion: '1.0',
    id: crypto.randomUUID(),
    source,
    type: alarmType,
    time: new Date().toISOString(),
    data: { flowId: source.slice(source.lastIndexOf('/') + 1), mode: 'live', ...alarm },
  }
}
