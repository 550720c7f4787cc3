import { Form } from 'react-router'
import { CancelPlan } from '../CancelPlan'
import { situationOf } from '../cancelFlow.server'
import { describe } from '../describe'
import { cancel, resume, signedIn } from '../studio.server'
import type { Route } from './+types/account'

export const meta = () => [{ title: 'Your plan · Studio' }]

export const loader = () => situationOf(signedIn())

/** Studio's own forms: they work whenever the flow cannot open, and where no script runs. */
export async function action({ request }: Route.ActionArgs) {
  const { id } = signedIn()
  const what = (await request.formData()).get('what')
  if (what === 'cancel') await cancel(id)
  if (what === 'resume') await resume(id)
  return null
}

export default function AccountPage({ loaderData: situation }: Route.ComponentProps) {
  const { status, planName, amount = 0 } = situation.subscription
  return (
    <>
      <h1>Your plan</h1>
      <section className="card">
        <h2>
          {planName}, ${amount / 100} a month
        </h2>
        <p id="status">{describe(situation.subscription)}</p>
        <Form method="post">
          {status === 'active' ? (
            <CancelPlan situation={situation}>
              <button type="submit" id="cancel" name="what" value="cancel">
                Cancel plan
              </button>
            </CancelPlan>
          ) : (
            <button type="submit" name="what" value="resume">
              Resume plan
            </button>
          )}
        </Form>
      </section>
    </>
  )
}
