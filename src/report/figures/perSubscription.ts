import type { Session } from '../log/session'

type OfSubscription = Pick<Session, 'subscription' | 'customer' | 'id'>

/** Folds the sessions of each subscription to one state. */
export interface PerSubscription<Of extends OfSubscription = Session> {
  /** Takes a session; those of one subscription have to come together. */
  add(session: Of): void
  /** Settles the last subscription. Needed once, after the last session. */
  end(): void
}

/** Makes a state of each subscription by `fold`, which gets undefined for its first session, and hands it to `settle`. */
export function perSubscription<State, Of extends OfSubscription = Session>(
  fold: (state: State | undefined, session: Of) => State,
  settle: (state: State) => void,
): PerSubscription<Of> {
  let latest: Of | undefined
  let state: State | undefined

  function end(): void {
    if (state !== undefined) settle(state)
    state = undefined
  }

  function add(session: Of): void {
    if (latest && !isSameSubscription(latest, session)) end()
    latest = session
    state = fold(state, session)
  }

  return { add, end }
}

/** What sessions of one subscription have in common: its id, else the customer's; a session with neither counts for itself. */
export function subscriptionKey({ subscription, customer, id }: OfSubscription): string {
  if (subscription) return `subscription ${subscription}`
  return customer ? `customer ${customer}` : `session ${id}`
}

/** Whether two sessions have one `subscriptionKey`. It makes no text: it is asked many times for each session. */
function isSameSubscription(one: OfSubscription, other: OfSubscription): boolean {
  if (one.subscription || other.subscription) return one.subscription === other.subscription
  if (one.customer || other.customer) return one.customer === other.customer
  return one.id === other.id
}
