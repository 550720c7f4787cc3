import type { Delivery, Sender } from '../delivery/delivery'
import type { CloudEvent } from '../wire/flowEvent'
import { type PageToolName, type PageTools, tellPageTool } from './pageTools'

/**
 * A sender that hands each event to a function of the page, or to an analytics tool on it. Each call runs in a timer of its
 * own, so it can neither delay nor break the flow; what it throws goes to the console.
 */
export function handOver(
  to: PageToolName | ((event: CloudEvent) => unknown),
  { entries }: Delivery,
  page: PageTools & Pick<typeof globalThis, 'setTimeout' | 'console'>,
): Sender {
  const tell = async (event: CloudEvent) => (typeof to === 'function' ? to(event) : tellPageTool(to, page, event))
  return {
    take({ event }) {
      entries.delete(event.id)
      page.setTimeout(() =>
        tell(event).catch((thrown) =>
          page.console.error('[fairwell] sinks: expected none to throw; the flow goes on. Got', thrown),
        ),
      )
    },
  }
}
