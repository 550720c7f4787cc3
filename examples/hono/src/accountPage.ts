import { html, raw } from 'hono/html'
import type { situationOf } from './cancelFlow'
import { describe } from './describe'

/** Studio's account page, with the cancel button that fairwell takes over. */
export function accountPage(situation: Awaited<ReturnType<typeof situationOf>>) {
  const { status, planName, amount = 0 } = situation.subscription
  const form =
    status === 'active'
      ? html`<form method="post" action="/subscription/cancel"><button id="cancel">Cancel plan</button></form>`
      : html`<form method="post" action="/subscription/resume"><button>Resume plan</button></form>`
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Your plan · Studio</title>
  <link rel="stylesheet" href="/style.css">
  <link rel="icon" href="data:,">
</head>
<body>
  <header>Studio</header>
  <h1>Your plan</h1>
  <section class="card">
    <h2>${planName}, $${amount / 100} a month</h2>
    <p id="status">${describe(situation.subscription)}</p>
    ${form}
  </section>

  <script type="application/json" id="customer">${raw(JSON.stringify(situation).replaceAll('<', '\\u003c'))}</script>
  <script src="/fairwell/fairwell.js" defer
          data-config="/cancel-flow.json"
          data-endpoint="/cancel-events"
          data-actions="/cancel-actions"
          data-customer="#customer"
          data-triggers="#cancel"></script>
  <script>
    window.fairwell ||= function () { (fairwell.q ||= []).push(arguments) }
    fairwell('on', 'outcome', ({ outcome }) => { if (['saved', 'canceled'].includes(outcome)) location.reload() })
  </script>
</body>
</html>`
}
