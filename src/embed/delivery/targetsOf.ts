import type { Target } from '../../events/delivery/target'
import type { PageSink, Settings } from '../page/page'

/** The targets that the settings ask for: CloudEvents to the endpoint, unless a sink posts there, and then every sink. */
export function targetsOf({ endpoint, sinks = [] }: Settings): Target[] {
  const given = typeof sinks === 'string' ? ((sinks.match(/\S+/g) ?? []) as PageSink[]) : sinks
  const targets = given.map(
    (sink): Target => (typeof sink === 'object' ? { ...sink, endpoint: sink.endpoint ?? endpoint } : { name: sink }),
  )
  return !endpoint || targets.some((target) => target.endpoint === endpoint) ? targets : [{ endpoint }, ...targets]
}
