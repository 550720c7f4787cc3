import type { Customer, Subscription } from 'fairwell'

/** What Studio's server says of who is signed in, signed for fairwell. */
export interface Account {
  customer: Customer
  subscription: Subscription
  token: string
}

export async function readAccount(): Promise<Account> {
  return (await fetch('/api/account')).json()
}

export async function change(what: 'cancel' | 'resume'): Promise<void> {
  const { ok, status } = await fetch(`/api/subscription/${what}`, { method: 'POST' })
  if (!ok) throw new Error(`${what}: ${status}`)
}
