import type { Delivery, Sender } from '../delivery/delivery'
import type { CloudEvent } from '../wire/flowEvent'
import { type PageToolName, type PageTools, tellPageTool } from './pageTools'

/**
 * Tells each event to a function or a tool of the page, in addition to the endpoint. Each is told in a timer of its own,
 * with a copy: they can neither slow nor break nor bend the flow.
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
