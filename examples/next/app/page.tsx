import { situationOf } from '../lib/cancelFlow'
import { describe } from '../lib/describe'
import { signedIn } from '../lib/studio'
import { cancelPlan, resumePlan } from './actions'
import { CancelPlan } from './CancelPlan'

export const dynamic = 'force-dynamic'

/** Studio's account page. Its forms work without a script. */
export default async function AccountPage() {
  const situation = await situationOf(signedIn())
  const { status, planName, amount = 0 } = situation.subscription
  return (
    <>
      <h1>Your plan</h1>
      <section className="card">
        <h2>
          {planName}, ${amount / 100} a month
        </h2>
        <p id="status">{describe(situation.subscription)}</p>
        {status === 'active' ? (
          <form action={cancelPlan}>
            <CancelPlan {...situation}>
              <button type="submit" id="cancel">
                Cancel plan
              </button>
            </CancelPlan>
          </form>
        ) : (
          <form action={resumePlan}>
            <button type="submit">Resume plan</button>
          </form>
        )}
      </section>
    </>
  )
}
