import { isDeflected } from '../figures/flows'
import { group } from '../figures/group'
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

interface Version {
  hash: string
  sessions: Session[]
  first: number
  last: number
}

const mostChanges = 12

/** Each version of each flow's config beside the one before it, the latest change first. */
export function changesOf(sessions: readonly Session[]): Change[] {
  const timed = sessions.filter(({ startedAt, configHash }) => startedAt !== null && configHash !== null)
  const changes = [...group(timed, ({ flowId }) => [flowId])].flatMap(([flow, those]) => changesIn(flow, those))
  return changes.sort((a, b) => (a.first > b.first ? -1 : 1)).slice(0, mostChanges)
}

function changesIn(flow: string, sessions: readonly Session[]): Change[] {
  const versions = [...group(sessions, ({ configHash }) => [configHash ?? ''])].map(([hash, those]): Version => {
    const times = those.map(({ startedAt }) => startedAt ?? 0)
    const first = times.reduce((one, other) => Math.min(one, other), Infinity)
    return { hash, sessions: those, first, last: times.reduce((one, other) => Math.max(one, other), first) }
  })
  versions.sort((a, b) => a.first - b.first)
  return versions.slice(1).flatMap((after, index) => {
    const before = versions[index]
    return before ? [changeOf(flow, before, after)] : []
  })
}

function changeOf(flow: string, before: Version, after: Version): Change {
  const compared = (countOf: (version: Version) => Count) => {
    const [one, other] = [countOf(after), countOf(before)]
    return { before: rate(other), after: rate(one), difference: difference(one, other), verdict: verdict(one, other) }
  }
  const share = (isSo: (session: Session) => boolean) =>
    compared(({ sessions }) => ({ hits: sessions.filter(isSo).length, n: sessions.length }))
  return {
    flow,
    to: after.hash,
    from: before.hash,
    first: new Date(after.first).toISOString(),
    lastBefore: new Date(before.last).toISOString(),
    deflectRate: share(isDeflected),
    savedRate: share(({ outcome }) => outcome === 'saved'),
  }
}
