import { stringify } from '../../base/stringify'
import type { CreateSender, Sender, Wire } from '../../events/delivery/delivery'
import type { Target } from '../../events/delivery/target'
import { cloudEventSingle } from '../../events/sinks/cloudEventSingle'
import { handOver } from '../../events/sinks/handOver'
import { isPageTool } from '../../events/sinks/pageTools'
import { postHog } from '../../events/sinks/postHog'
import { segment } from '../../events/sinks/segment'
import type { Sink } from '../../events/sinks/sink'

type CreateWired = (...given: [...Parameters<CreateSender>, Wire | undefined]) => Sender

const wires: Record<string, (key: string, contentType?: string) => Wire> = {
  // Written out here instead of importing the sink for batches: code that two chunks share becomes a third chunk.
  cloudevents: (_, type) =>
    type ? { sink: labelled((events) => ({ headers: {}, body: stringify(events) }), type) } : {},
  'cloudevents-single': (_, type) => ({ sink: labelled(cloudEventSingle, type), batchSize: 1 }),
  segment: (key) => ({ sink: segment(key) }),
  rudderstack: (key) => ({ sink: segment(key) }),
  posthog: (key) => ({ sink: postHog(key) }),
}

/** The same body under another content type, and without other headers: a header of its own costs a preflight. */
function labelled(sink: Sink, contentType?: string): Sink {
  return contentType ? (events) => ({ ...sink(events), headers: { 'content-type': contentType } }) : sink
}

/** What creates the sender for a target: by post, or within the page. Throws for an unknown sink, and without endpoint or key. */
export function senderFor(
  createSender: CreateWired,
  { name = 'cloudevents', endpoint, key, contentType }: Target,
): CreateSender {
  if (typeof name === 'function' || isPageTool(name)) return (delivery) => handOver(name, delivery, globalThis)
  if (!Object.hasOwn(wires, name)) {
    throw new Error(`sinks: expected a function, dataLayer, gtag, … or one of ${Object.keys(wires)}, got "${name}"`)
  }
  if (!endpoint) throw new Error(`sinks: "${name}" expects an endpoint`)
  if (!key && !name.startsWith('cloudevents')) throw new Error(`sinks: "${name}" expects a key`)
  const wire = wires[name]?.(key ?? '', contentType)
  return (...given) => createSender(...given, wire)
}
