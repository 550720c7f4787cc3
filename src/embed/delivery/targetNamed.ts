import type { Target } from '../../events/delivery/target'
import type { Settings } from '../page/page'
import { targetsOf } from './targetsOf'

/**
 * The target that the records of a delivery's `name` wait for, where the settings name another endpoint by now. CloudEvents are
 * posted in the way that the settings have. Undefined when the records are for a tool that the settings no longer have.
 */
export function targetNamed(name: string, settings: Settings): Target | undefined {
  try {
    const [endpoint, sink, key] = atob(name).split(' ').reverse()
    const known = targetsOf(settings).find((target) => target.name === (sink ?? 'cloudevents-single'))
    if (known || !sink) return { ...known, endpoint, ...(key && { key }) }
  } catch {
    // A name that cannot be decoded is none of ours.
  }
}
