import { useEffect, useState } from 'react'
import { type Account, change, readAccount } from './account'
import { CancelPlan } from './CancelPlan'
import { describe } from './describe'

/** Studio's account page. */
export function AccountPage() {
  const [account, setAccount] = useState<Account>()
  const reload = () => readAccount().then(setAccount)
  useEffect(() => void reload(), [])

  const act = async (what: 'cancel' | 'resume') => {
    await change(what)
    await reload()
  }

  if (!account) return <header>Studio</header>
  const { subscription } = account
  return (
    <>
      <header>Studio</header>
      <h1>Your plan</h1>
      <section className="card">
        <h2>
          {subscription.planName}, ${(subscription.amount ?? 0) / 100} a month
        </h2>
        <p id="status">{describe(subscription)}</p>
        {subscription.status === 'active' ? (
          <CancelPlan account={account} onChange={reload} cancel={() => act('cancel')} />
        ) : (
          <button type="button" onClick={() => act('resume')}>
            Resume plan
          </button>
        )}
      </section>
    </>
  )
}
