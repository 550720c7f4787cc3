import type { CloudEvent } from '../wire/flowEvent'
import { eventName } from './eventName'

type Call = (...given: unknown[]) => unknown

/** What a page may have: read when an event comes, for these scripts load late. */
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

export type PageToolName = keyof typeof tools

export function isPageTool(name: string): name is PageToolName {
  return Object.hasOwn(tools, name)
}

/** Tells the page's own tool of an event, in the tool's words, if the tool is there. */
export function tellPageTool(name: PageToolName, page: PageTools, event: CloudEvent): unknown {
  return tools[name](page, event)
}

/** Google's tools take letters, digits and underscores, and at most 40 of them. */
function snakeName(type: string): string {
  return eventName(type).toLowerCase().replaceAll(' ', '_')
}
