import { native } from '../../base/native'
import type { Delivery, Sender } from '../../events/delivery/delivery'
import type { CloudEvent } from '../../events/wire/flowEvent'
import type { Outbox } from '../flowCode'
import type { Page } from '../page/page'
import { callSetting, tellError } from '../page/tell'
import { attachSender } from './attachSender'
import { createPageDelivery } from './createPageDelivery'
import { targetNamed } from './targetNamed'
import { targetsOf } from './targetsOf'

type Ask<Name extends keyof Sender> = (
  ...given: Parameters<Required<Sender>[Name]>
) => ReturnType<Required<Sender>[Name]>

/** A delivery for each sink of the page, made when it is first wanted. What sends is loaded when there is something to send. */
export function openDelivery(page: Page): Outbox {
  let deliveries: Delivery[] = []
  /** Of what earlier visits left for endpoints that the page no longer names. */
  let inherited: Delivery[] = []
  const forbidden = new Set<string>()
  let made: unknown[] = []
  let coming: Promise<unknown> | undefined
  /** Without consent: what was recorded, in no one's books yet. */
  let held: CloudEvent[] | undefined

  const isGranted = () => (page.settings.consent ?? 'granted') === 'granted'

  /** As the settings are by now. */
  const current = () => {
    const { endpoint, sinks } = page.settings
    if (endpoint !== made[0] || sinks !== made[1]) {
      tell('stop')
      made = [endpoint, sinks]
      deliveries = targetsOf(page.settings).flatMap((target) => createPageDelivery(page, target, attached, adopt) ?? [])
      inherited = []
      coming = undefined
    }
    return deliveries
  }

  const all = () => [...deliveries, ...inherited]

  const adopt = (name: string) => {
    if (all().some((delivery) => delivery.name === name)) return true
    const target = targetNamed(name, page.settings)
    const delivery = target && createPageDelivery(page, target, attached, adopt)
    if (delivery?.name !== name) return false
    inherited.push(delivery)
    attachSender(page, delivery).then(
      () => delivery.sender?.resume?.(),
      () => {},
    )
    return true
  }

  const attached = async () => {
    if (!isGranted()) held ??= []
    else {
      const those = current()
      coming ??= Promise.all(those.map((delivery) => attachSender(page, delivery))).catch((cause) => {
        coming = undefined
        tellError(page, 'events: expected what sends them, got what follows; they wait.', cause)
      })
      await coming
    }
  }

  /** What is recorded from now on goes into new books; nobody sends what is in those, not even who is still on the way. */
  const close = () => {
    tell('stop')
    for (const { entries } of all()) entries.clear()
    deliveries = []
    inherited = []
    made = []
    held = coming = undefined
  }

  /** Tells the senders that are there. */
  const tell = <Name extends keyof Sender>(name: Name, ...given: Parameters<Required<Sender>[Name]>) =>
    all().map(({ sender }) => (sender?.[name] as Ask<Name> | undefined)?.(...given))

  /** Tells all of them, and what they answer. */
  const ask = async <Name extends keyof Sender>(name: Name, ...given: Parameters<Required<Sender>[Name]>) => {
    await attached()
    return Promise.all(tell(name, ...given))
  }

  const hear = ({ type }: Event) => {
    if (type === 'pagehide' || native(document, 'hidden')) tell('hide', type === 'pagehide')
    else tell('resume')
  }

  /** A request that the page's own policy forbids looks like a dead network to whoever made it. */
  const hearPolicy = ({ blockedURI, disposition }: SecurityPolicyViolationEvent) => {
    for (const { url } of all()) {
      if (disposition !== 'enforce' || ![url, new URL(url).origin].includes(blockedURI) || forbidden.has(url)) continue
      forbidden.add(url)
      tellError(
        page,
        `onConfigError: expected to reach ${url}, got a content security policy that forbids it; its events wait.`,
      )
      callSetting(page, 'onConfigError', [url, 0])
    }
  }

  /** Another page has delivered it, or was reset: kept here, it would be written down anew. */
  const hearRemoval = ({ key, newValue }: StorageEvent) => {
    for (const { entries, keyOf } of all())
      for (const [id, entry] of entries) if (newValue === null && key === keyOf(entry)) entries.delete(id)
  }

  const heard = {
    pagehide: hear,
    pageshow: hear,
    online: hear,
    visibilitychange: hear,
    securitypolicyviolation: hearPolicy,
    storage: hearRemoval,
  }
  const listen = (how: 'addEventListener' | 'removeEventListener') => {
    for (const [type, listener] of Object.entries(heard)) globalThis[how](type, listener as EventListener)
  }
  listen('addEventListener')

  const outbox: Outbox = {
    record(event) {
      if (isGranted()) for (const delivery of current()) delivery.record(event)
      // A copy: the page may go on changing what it gave us.
      else if (page.settings.consent !== 'refused') held = [...(held ?? []), structuredClone(event)]
    },
    resume: () => ask('resume'),
    async deliver(id, timeout) {
      await attached()
      const answers = await Promise.all(deliveries.map(({ sender }) => sender?.deliver?.(id, timeout)))
      return answers.includes(true) && !answers.includes(false)
    },
    async undelivered() {
      const waiting = await ask('undelivered')
      const events = [...(held ?? []), ...waiting.flatMap((those) => those ?? [])]
      // One that waits for several is one event.
      return [...new Map(events.map((event) => [event.id, event])).values()]
    },
    heed() {
      const waiting = held
      if (page.settings.consent === 'refused') close()
      else if (waiting && isGranted()) {
        held = undefined
        waiting.forEach(outbox.record)
        void outbox.resume()
      }
    },
    clear() {
      const those = all()
      close()
      return Promise.all(those.map(({ sender }) => sender?.clear?.()))
    },
    stop() {
      listen('removeEventListener')
      tell('stop')
    },
  }
  return outbox
}
