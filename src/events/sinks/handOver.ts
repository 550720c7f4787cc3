import type { CloudEvent } from '../flowEvent'
import { eventName } from './eventName'

type Call = (...given: unknown[]) => unknown

/** What a page may have: read when an event comes, for these scripts load late. */
export interface PageTools {
  dataLayer?: unknown[]
  analytics?: { track?: Call }
  posthog?: { capture?: Call }
  gtag?: Call
}

export type HandOverName = 'dataLayer' | 'analytics' | 'posthog' | 'gtag'

const tools: Record<HandOverName, (page: PageTools, name: string, event: CloudEvent) => unknown> = {
  dataLayer: (page, name, { id, data }) => page.dataLayer?.push({ event: name, eventId: id, fairwell: data }),
  analytics: (page, name, { id, time, data }) =>
    page.analytics?.track?.(name, data, { messageId: id, timestamp: time }),
  posthog: (page, name, { data }) => page.posthog?.capture?.(name, data),
  gtag: (page, name, { id, data }) =>
    page.gtag?.('event', name.toLowerCase().replaceAll(' ', '_'), { event_id: id, ...data }),
}

/**
 * A listener that tells each event to the named tools of the page, or to functions, in addition to the endpoint.
 * It answers at once and calls them from `later` (a timer), each with a copy: they can neither slow nor break nor bend the flow.
 */
export function handOver(
  to: readonly (HandOverName | ((event: CloudEvent) => unknown))[],
  page: () => PageTools,
  later: (run: () => void) => unknown,
  onError: (error: unknown) => void,
): (event: CloudEvent) => void {
  const tell = async (tool: (typeof to)[number], text: string) => {
    const event: CloudEvent = JSON.parse(text)
    if (typeof tool === 'function') await tool(event)
    else await tools[tool](page(), eventName(event.type), event)
  }
  return (event) => {
    const text = JSON.stringify(event)
    for (const tool of to) later(() => void tell(tool, text).catch(onError))
  }
}
