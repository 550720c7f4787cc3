import type { Delivery, Sender } from '../../events/delivery/delivery'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'
import { attachSender } from './attachSender'
import type { ConsentGate } from './createConsentGate'
import { createPageDelivery } from './createPageDelivery'
import { targetNamed } from './targetNamed'
import { targetsOf } from './targetsOf'

type Call<Name extends keyof Sender> = (
  ...given: Parameters<Required<Sender>[Name]>
) => ReturnType<Required<Sender>[Name]>

/** The deliveries made for one state of the settings. */
interface Books {
  endpoint?: unknown
  sinks?: unknown
  /** One for each target that the settings name. */
  own: Delivery[]
  /** Those of events that earlier visits left for endpoints that the settings no longer name. */
  inherited: Delivery[]
  /** Settles when the senders of `own` are attached. */
  attaching?: Promise<unknown> | undefined
}

/** The deliveries of a page: made when they are first wanted, and made anew when the settings name other targets. */
export interface Deliveries {
  all(): Delivery[]
  own(): Delivery[]
  /** Makes the deliveries that the settings ask for now, where others are there; gives them. */
  renew(): Delivery[]
  /** Loads and attaches what sends, once consent is granted. Never rejects. */
  attach(): Promise<void>
  /** Calls a method of every sender that is attached; gives what the calls give. */
  tell<Name extends keyof Sender>(
    name: Name,
    ...given: Parameters<Required<Sender>[Name]>
  ): (ReturnType<Required<Sender>[Name]> | undefined)[]
  /**
   * Stops, empties and forgets all deliveries, and what consent holds back; a sender still on its way finds nothing to send.
   * Gives the deliveries that were discarded.
   */
  discard(): Delivery[]
}

/** Makes the deliveries of a page, one for each place that its settings send events to. */
export function createDeliveries(page: Page, gate: ConsentGate): Deliveries {
  let books: Books = { own: [], inherited: [] }
  const all = () => [...books.own, ...books.inherited]
  const tell: Deliveries['tell'] = (name, ...given) =>
    all().map(({ sender }) => (sender?.[name] as Call<typeof name> | undefined)?.(...given))

  const adopt = (name: string) => {
    if (all().some((delivery) => delivery.name === name)) return true
    const target = targetNamed(name, page.settings)
    const delivery = target && createPageDelivery(page, target, attach, adopt)
    if (delivery?.name !== name) return false
    books.inherited.push(delivery)
    attachSender(page, delivery).then(
      () => delivery.sender?.resume?.(),
      () => {},
    )
    return true
  }

  const renew = () => {
    const { endpoint, sinks } = page.settings
    if (endpoint !== books.endpoint || sinks !== books.sinks) {
      tell('stop')
      books = { endpoint, sinks, own: [], inherited: [] }
      books.own = targetsOf(page.settings).flatMap((target) => createPageDelivery(page, target, attach, adopt) ?? [])
    }
    return books.own
  }

  const attach = async () => {
    if (!gate.isOpen()) return gate.hold()
    const own = renew()
    books.attaching ??= Promise.all(own.map((delivery) => attachSender(page, delivery))).catch((cause) => {
      books.attaching = undefined
      tellError(page, 'events: expected what sends them, got what follows; they wait.', cause)
    })
    await books.attaching
  }

  return {
    all,
    own: () => books.own,
    renew,
    attach,
    tell,
    discard() {
      const discarded = all()
      tell('stop')
      for (const { entries } of discarded) entries.clear()
      books = { own: [], inherited: [] }
      gate.release()
      return discarded
    },
  }
}
