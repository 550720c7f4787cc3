// The page is a file, the same for everybody: who is leaving and what they pay, it asks for.
async function draw() {
  const situation = await (await fetch('/api/account')).json()
  fairwell('identify', situation)

  const { status, planName, amount } = situation.subscription
  document.querySelector('#plan').textContent = `${planName}, $${amount / 100} a month`
  document.querySelector('#status').textContent = describe(situation.subscription)
  document.querySelector('#cancel').hidden = status !== 'active'
  document.querySelector('#resume').hidden = status === 'active'
}

function describe({ status, currentPeriodEnd, resumesAt, discount }) {
  if (status === 'canceling') return `Ends on ${day(currentPeriodEnd)}.`
  if (status === 'paused') return `Paused until ${day(resumesAt)}.`
  const off = discount ? ` ${discount.percentOff}% off until ${day(discount.endsAt)}.` : ''
  return `Renews on ${day(currentPeriodEnd)}.${off}`
}

function day(time) {
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time))
}

fairwell('on', 'outcome', ({ outcome }) => ['saved', 'canceled'].includes(outcome) && draw())
draw()
