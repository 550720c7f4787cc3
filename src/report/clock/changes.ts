import { createGroups, type Groups } from '../figures/createGroups'
import type { Figure } from '../figures/figure'
import { isDeflected } from '../figures/flows'
import type { Session } from '../log/session'
import { difference, type Estimate } from '../statistics/compare'
import { type Count, type Rate, rate } from '../statistics/rate'
import { type Verdict, verdict } from '../statistics/verdict'

/** What was different after the config changed. It is before against after, so whatever else changed then is in it too. */
export interface Change {
  flow: string
  /** The `configHash` of the version that came, and of the one before it. */
  to: string
  from: string
  /** The first flow of the new version, and the last of the one before, RFC 3339; the latter is later where both ran side by side. */
  first: string
  lastBefore: string
  deflectRate: { before: Rate | null; after: Rate | null; difference: Estimate | null; verdict: Verdict }
  savedRate: { before: Rate | null; after: Rate | null; difference: Estimate | null; verdict: Verdict }
}

const mostChanges = 12

/** Each version of each flow's config beside the one before it, the latest change first. */
export function createChanges(): Figure<Change[]> {
  const flows = createGroups(() => createGroups(createVersion))
  return {
    add(session) {
      const { flowId, configHash, startedAt } = session
      if (startedAt !== null && configHash !== null)
        flows.at(flowId, session).at(configHash, session).add(session, startedAt)
    },
    result() {
      const changes = flows.entries().flatMap(([flow, versions]) => changesIn(flow, versions))
      return changes.sort((a, b) => (a.first > b.first ? -1 : 1)).slice(0, mostChanges)
    },
  }
}

interface Version {
  first: number
  last: number
  deflected: Count
  saved: Count
}

function createVersion() {
  const seen = { first: Infinity, last: -Infinity, deflected: 0, saved: 0, n: 0 }
  return {
    add(session: Session, startedAt: number): void {
      seen.first = Math.min(seen.first, startedAt)
      seen.last = Math.max(seen.last, startedAt)
      seen.n += 1
      if (isDeflected(session)) seen.deflected += 1
      if (session.outcome === 'saved') seen.saved += 1
    },
    result: (): Version => ({
      first: seen.first,
      last: seen.last,
      deflected: { hits: seen.deflected, n: seen.n },
      saved: { hits: seen.saved, n: seen.n },
    }),
  }
}

function changesIn(flow: string, groups: Groups<ReturnType<typeof createVersion>>): Change[] {
  const versions = groups.entries().map(([hash, version]) => ({ hash, ...version.result() }))
  versions.sort((a, b) => a.first - b.first)
  return versions.slice(1).flatMap((after, index) => {
    const before = versions[index]
    return before ? [changeOf(flow, before, after)] : []
  })
}

function changeOf(flow: string, before: Version & { hash: string }, after: Version & { hash: string }): Change {
  const compared = (one: Count, other: Count) => {
    return { before: rate(other), after: rate(one), difference: difference(one, other), verdict: verdict(one, other) }
  }
  return {
    flow,
    to: after.hash,
    from: before.hash,
    first: new Date(after.first).toISOString(),
    lastBefore: new Date(before.last).toISOString(),
    deflectRate: compared(after.deflected, before.deflected),
    savedRate: compared(after.saved, before.saved),
  }
}
