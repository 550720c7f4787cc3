import type { CloudEvent } from '../wire/flowEvent'
import { eventName } from './eventName'

type Call = (...given: unknown[]) => unknown

/** The analytics tools that a page may have. Read at each event, since their scripts may load late. */
export interface PageTools {
  dataLayer?: unknown[]
  analytics?: { track?: Call }
  posthog?: { capture?: Call }
  gtag?: Call
}

const tools = {
  dataLayer: (page: PageTools, { type, id, data }: CloudEvent) =>
    page.dataLayer?.push({ event: snakeName(type), eventId: id, fairwell: data }),
  analytics: ({ analytics }: PageTools, { type, id, time, data }: CloudEvent) =>
    analytics?.track?.(eventName(type), data, { messageId: id, timestamp: time }),
  'posthog-js': ({ posthog }: PageTools, { type, data }: CloudEvent) => posthog?.capture?.(eventName(type), data),
  gtag: (page: PageTools, { type, id, data }: CloudEvent) =>
    page.gtag?.('event', snakeName(type), { event_id: id, ...data }),
}

/** The name of a tool, as the setting `sinks` has it. */
export type PageToolName = keyof typeof tools

/** Whether a text is the name of one of these tools. */
export function isPageTool(name: string): name is PageToolName {
  return Object.hasOwn(tools, name)
}

/** Hands an event to a tool of the page in the tool's own form; does nothing where the tool is not there. */
export function tellPageTool(name: PageToolName, page: PageTools, event: CloudEvent): unknown {
  return tools[name](page, event)
}

/** The event's name for Google's tools, which take only letters, digits and underscores, 40 at most. */
function snakeName(type: string): string {
  return eventName(type).toLowerCase().replaceAll(' ', '_')
}
