import type { Target } from '../../events/delivery/target'
import type { Settings } from '../page/page'
import { targetsOf } from './targetsOf'

/**
 * Where records of that name wait to go, though the settings name another endpoint by now. Undefined when they are for a
 * tool that the settings no longer have; CloudEvents go out as the settings have them go.
 */
export function targetNamed(name: string, settings: Settings): Target | undefined {
  try {
    const [endpoint, sink, key] = atob(name).split(' ').reverse()
    const known = targetsOf(settings).find((target) => target.name === (sink ?? 'cloudevents-single'))
    if (known || !sink) return { ...known, endpoint, ...(key && { key }) }
  } catch {
    // No name of ours.
  }
}
