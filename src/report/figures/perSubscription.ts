import type { Session } from '../log/session'

/** Folds the sessions of each subscription to one state. */
export interface PerSubscription {
  /** Takes a session; those of one subscription have to come together. */
  add(session: Session): void
  /** Settles the last subscription. Needed once, after the last session. */
  end(): void
}

/** Makes a state of each subscription by `fold`, which gets undefined for its first session, and hands it to `settle`. */
export function perSubscription<State>(
  fold: (state: State | undefined, session: Session) => State,
  settle: (state: State) => void,
): PerSubscription {
  let latest: Session | undefined
  let state: State | undefined

  function end(): void {
    if (state !== undefined) settle(state)
    state = undefined
  }

  function add(session: Session): void {
    if (latest && !isSameSubscription(latest, session)) end()
    latest = session
    state = fold(state, session)
  }

  return { add, end }
}

/** What sessions of one subscription have in common: its id, else the customer's; a session with neither counts for itself. */
export function subscriptionKey({ subscription, customer, id }: Session): string {
  if (subscription) return `subscription ${subscription}`
  return customer ? `customer ${customer}` : `session ${id}`
}

/** Whether two sessions have one `subscriptionKey`. It makes no text: it is asked many times for each session. */
function isSameSubscription(one: Session, other: Session): boolean {
  if (one.subscription || other.subscription) return one.subscription === other.subscription
  if (one.customer || other.customer) return one.customer === other.customer
  return one.id === other.id
}
