import type { Subscription } from 'fairwell'

/** The account page: the subscription, its cancel button, and the flow that takes the button over. */
export function accountPage(subscription: Partial<Subscription>, situation: object): string {
  const { planName, status, amount = 0, currency = 'USD', interval, currentPeriodEnd, resumesAt } = subscription
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const price = format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  const rows = {
    Plan: planName,
    Price: `${price} a ${interval}`,
    Status: status,
    'Paid until': currentPeriodEnd,
    Resumes: resumesAt,
  }
  const said = Object.entries(rows).filter(([, value]) => value)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Your account</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem }
  dl { display: grid; grid-template-columns: 8rem 1fr; gap: 0.5rem }
  dd { margin: 0 }
</style>
<h1>Your account</h1>
<dl>${said.map(([name, value]) => `<dt>${name}</dt><dd id="${name.toLowerCase().replace(' ', '-')}">${escaped(String(value))}</dd>`).join('')}</dl>
<form method="post" action="/cancel"><button id="cancel">Cancel subscription</button></form>
<script type="application/json" id="customer">${JSON.stringify(situation).replaceAll('<', '\\u003c')}</script>
<script src="/fairwell/fairwell.js" defer
        data-config="/cancel-flow.json"
        data-endpoint="/cancel-events"
        data-actions="/cancel-actions"
        data-triggers="#cancel"
        data-customer="#customer"></script>
<script>
  window.fairwell ||= function () { (fairwell.q ||= []).push(arguments) }
  fairwell('on', 'outcome', ({ outcome }) => { if (outcome !== 'dismissed') location.reload() })
</script>
</html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
