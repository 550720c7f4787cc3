/** A page in Studio's layout. What stands in the head stays while Turbo goes from page to page. */
export const layout = (csrf, content) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <meta name="csrf-token" content="${csrf}">
  <title>Your plan · Studio</title>
  <link rel="stylesheet" href="/style.css">
  <link rel="icon" href="data:,">
  <script type="module" src="/turbo/turbo.es2017-esm.js"></script>
  <script src="/cancelPlan.js" defer></script>
  <script src="/fairwell/fairwell.js" defer
          data-config="/cancel-flow.json"
          data-endpoint="/cancel-events"
          data-customer="#customer"
          data-triggers="#cancel"></script>
</head>
<body>
  <header>Studio: <a href="/">Your plan</a> <a href="/projects">Projects</a></header>
  ${content}
</body>
</html>`

export const projectsPage = '<h1>Projects</h1><p>Kitchen, Garden, Shop window.</p>'

/** The account page, with the cancel button that fairwell takes over. */
export function accountPage(csrf, { customer, subscription }) {
  const { accepted, ...paid } = subscription
  const situation = { customer, subscription: paid, history: { offers: accepted } }
  const [method, button] = paid.status === 'active' ? ['delete', cancelButton] : ['patch', resumeButton]
  return `<h1>Your plan</h1>
  <section class="card">
    <h2>${paid.planName}, $${paid.amount / 100} a month</h2>
    <p id="status">${describe(paid)}</p>
    <form method="post" action="/subscription">
      <input type="hidden" name="_method" value="${method}">
      <input type="hidden" name="_token" value="${csrf}">
      ${button}
    </form>
  </section>
  <script type="application/json" id="customer">${JSON.stringify(situation).replaceAll('<', '\\u003c')}</script>`
}

const cancelButton = '<button id="cancel">Cancel plan</button>'
const resumeButton = '<button>Resume plan</button>'

function describe({ status, currentPeriodEnd, resumesAt, discount }) {
  if (status === 'canceling') return `Ends on ${day(currentPeriodEnd)}.`
  if (status === 'paused') return `Paused until ${day(resumesAt)}.`
  const off = discount ? ` ${discount.percentOff}% off until ${day(discount.endsAt)}.` : ''
  return `Renews on ${day(currentPeriodEnd)}.${off}`
}

const day = (time) => new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time))
