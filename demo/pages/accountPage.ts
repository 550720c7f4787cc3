import { html } from 'hono/html'
import { type Account, ada, grace, nextAmount, type Person, planOf } from '../account'
import { eventsPanel } from './eventsPanel'
import { fairwellTags, situationOf } from './fairwellTags'
import { date, money } from './format'
import { type Html, layout } from './layout'
import { tour } from './tour'

interface AccountPageOptions {
  person: Person
  account: Account
  sessions: Parameters<typeof eventsPanel>[0]
  locale?: string | undefined
  /** The page's second chunk is missing, as after a release that took the old files away. */
  isBroken?: boolean
}

/** Tallyroom's page for plan and billing, with the cancel button that fairwell takes over. */
export function accountPage({ person, account, sessions, locale, isBroken = false }: AccountPageOptions): Html {
  const content = html`
<div class="columns">
  <div class="product">
    ${header(person)}
    <main>
      <h1>Plan and billing</h1>
      ${notice(account)}
      ${planCard(account, person)}
      ${usageCard(account)}
      ${invoicesCard(account)}
      ${cancelCard(account)}
    </main>
  </div>
  <aside class="panel" aria-label="What to try, and what the receiver stored">
    ${tour()}
    ${eventsPanel(sessions)}
  </aside>
</div>
${fairwellTags(situationOf(account, person), { locale, isBroken })}
<script src="/demo/panel.js" defer></script>`
  return layout({ title: 'Plan and billing · Tallyroom', path: '/', locale, content })
}

function header({ id, firstName, lastName }: Person): Html {
  const other = id === ada.id ? grace : ada
  return html`<header class="product-header">
  <span class="brand"><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 4v12M8.5 4v12M12 4v12M15.5 4v12M3 13.5 17.5 6.5"/></svg>Tallyroom</span>
  <nav aria-label="Tallyroom"><span>Books</span><span>Invoices</span><span>Reports</span><span aria-current="page">Account</span></nav>
  <form method="post" action="/api/sign-in"><button name="id" value="${other.id}">Be ${other.firstName}</button></form>
  <span class="avatar" role="img" aria-label="Signed in as ${firstName} ${lastName}">${firstName[0]}${lastName[0]}</span>
</header>`
}

function notice(account: Account): Html {
  if (account.status === 'active') return html``
  const [title, text] = noticeTexts[account.status](account)
  const button = account.status === 'paused' ? 'Resume now' : 'Keep my subscription'
  return html`<section class="notice" data-status="${account.status}">
  <div><h2>${title}</h2><p>${text}</p></div>
  ${account.status === 'canceled' ? '' : html`<form method="post" action="/api/subscription/resume"><button>${button}</button></form>`}
</section>`
}

const noticeTexts: Record<'paused' | 'canceling' | 'canceled', (account: Account) => [string, string]> = {
  paused: ({ pausedUntil = '' }) => [
    `Paused until ${date(pausedUntil)}`,
    'Nothing is charged until then. Your books stay where they are.',
  ],
  canceling: ({ currentPeriodEnd }) => [
    `Your subscription ends on ${date(currentPeriodEnd)}`,
    'You can use everything until then, and nothing more will be charged. Your books are kept for 30 days after it.',
  ],
  canceled: ({ currentPeriodEnd }) => [
    `Your subscription ended on ${date(currentPeriodEnd)}`,
    'Your books are kept for 30 days after it.',
  ],
}

const statusNames = { active: 'Active', paused: 'Paused', canceling: 'Ends soon', canceled: 'Ended' }

function planCard(account: Account, { email }: Person): Html {
  const plan = planOf(account)
  return html`<section class="card" id="plan">
  <div class="card-head">
    <h2>${plan.name}</h2>
    <span class="badge" data-status="${account.status}">${statusNames[account.status]}</span>
  </div>
  <p class="price">${money(nextAmount(account))} <span>a month${account.discount ? html` <s>${money(plan.amount)}</s>` : ''}</span></p>
  <dl>
    ${charge(account)}
    ${account.discount ? row('Discount', `${account.discount.percentOff}% until ${date(account.discount.endsAt)}`) : ''}
    ${row('Payment', 'Visa ending in 4242')}
    ${row('Billed to', email)}
    ${row('Customer since', date(account.startedAt))}
  </dl>
</section>`
}

function charge(account: Account): Html {
  if (account.status === 'canceling') return row('Ends on', date(account.currentPeriodEnd))
  if (account.status === 'canceled') return row('Ended on', date(account.currentPeriodEnd))
  const next = account.status === 'paused' ? (account.pausedUntil ?? '') : account.currentPeriodEnd
  return row('Next charge', `${money(nextAmount(account))} on ${date(next)}`)
}

function row(term: string, value: string): Html {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`
}

function usageCard(account: Account): Html {
  const { seats, invoices } = planOf(account)
  return html`<section class="card">
  <h2>Usage this month</h2>
  ${meter('Team seats', 4, seats)}
  ${meter('Invoices sent', 128, invoices)}
  ${meter('Saved reports', 14, 25)}
</section>`
}

function meter(label: string, used: number, included: number): Html {
  const part = included === 0 ? 100 : Math.min(100, Math.round((used / included) * 100))
  return html`<div class="meter">
  <span>${label}</span><span>${used} of ${included}</span>
  <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><path d="M0 .5H100"/><path d="M0 .5H${part}"/></svg>
</div>`
}

function invoicesCard({ startedAt, currentPeriodEnd }: Account): Html {
  const last = new Date(currentPeriodEnd)
  const months = [1, 2, 3].map(
    (back) => new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - back, Math.min(last.getUTCDate(), 28))),
  )
  const rows = months
    .filter((paid) => paid.toISOString() > startedAt)
    .map(
      (paid) => html`<tr><td>${date(paid.toISOString())}</td><td>Studio, 1 month</td><td>$49.00</td><td>Paid</td></tr>`,
    )
  return html`<section class="card">
  <h2>Invoices</h2>
  <table>
    <thead><tr><th>Date</th><th>For</th><th>Amount</th><th>Status</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>
</section>`
}

function cancelCard(account: Account): Html {
  if (account.status === 'canceling' || account.status === 'canceled') return html``
  return html`<section class="card cancel-card">
  <div>
    <h2>Cancel subscription</h2>
    <p>You keep ${planOf(account).name} until ${date(account.currentPeriodEnd)}. No fee, and you can come back at any time.</p>
  </div>
  <form method="post" action="/api/subscription/cancel"><button id="cancel">Cancel subscription</button></form>
</section>`
}
