import { html, raw } from 'hono/html'
import type { SituationFacts } from '../../src/server'
import { type Account, type Person, planOf } from '../account'
import { inlineJson } from './inlineJson'
import type { Html } from './layout'

/** Where the demo serves fairwell's files without the second chunk. */
export const brokenPath = '/without-later'

interface TagOptions {
  locale: string | undefined
  isBroken: boolean
}

/** The tags that the account page needs for its cancel flow: the customer, the script and the handlers of offers. */
export function fairwellTags(facts: SituationFacts, { locale, isBroken }: TagOptions): Html {
  return html`
<script type="application/json" id="customer">${raw(inlineJson(facts))}</script>
<script src="${isBroken ? brokenPath : ''}/fairwell.js" defer
        data-config="/cancel-flow.json"
        data-endpoint="/cancel-events"
        data-triggers="#cancel, [data-cancel]"
        data-customer="#customer"${locale ? html` data-locale="${locale}"` : ''}></script>
<script>${raw(handlers)}</script>`
}

/** What Tallyroom knows of its customer, as the page hands it over and as the server signs it. */
export function situationOf(account: Account, person: Person): SituationFacts {
  const plan = planOf(account)
  const { status, startedAt, currentPeriodEnd, discount } = account
  return {
    customer: { ...person },
    subscription: {
      id: person.id.replace('cus_', 'sub_'),
      status,
      plan: account.plan,
      planName: plan.name,
      amount: plan.amount,
      currency: 'USD',
      interval: 'month',
      startedAt,
      currentPeriodEnd,
      discount,
      losses: [{ text: 'Bank matching of 212 payments last month', source: 'From your account, today' }],
    },
  }
}

const handlers = `
  window.fairwell ||= function () { (fairwell.q ||= []).push(arguments) }

  async function change(what, choice) {
    const response = await fetch('/api/subscription/' + what, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(choice),
    })
    if (!response.ok) throw new Error('Tallyroom answered ' + response.status)
    return response.json()
  }

  fairwell('handle', 'discount', (choice) => change('discount', choice))
  fairwell('handle', 'pause', (choice) => change('pause', choice))
  fairwell('handle', 'plan_change', (choice) => change('plan', choice))
  fairwell('on', 'outcome', ({ outcome }) => { if (outcome === 'saved') location.reload() })
`
