// Keeps the panel of stored events up to date, and shows the decision that this page itself made.

const live = document.querySelector('[data-live]')
let shown = ''

async function refresh() {
  if (document.hidden) return
  const response = await fetch('/events/live')
  const list = await response.text()
  if (!response.ok || list === shown) return
  const open = [...live.querySelectorAll('details[open]')].map((details) => details.dataset.key)
  // The server has rendered and escaped the list; this script puts no markup together.
  live.innerHTML = list
  for (const details of live.querySelectorAll('details')) details.open = open.includes(details.dataset.key)
  shown = list
}

function explain() {
  const decision = window.fairwell?.('explain')
  if (!decision) return
  const section = document.querySelector('#explained')
  section.querySelector('ul').replaceChildren(...decision.trace.map(traceEntry))
  section.hidden = false
}

function traceEntry({ kind, id, result, why }) {
  const item = document.createElement('li')
  item.dataset.result = result
  const text = document.createElement('span')
  const name = document.createElement('b')
  name.textContent = id
  text.append(`${kind} `, name, ` ${result.replace('_', ' ')}`)
  if (why) text.append(Object.assign(document.createElement('small'), { textContent: why }))
  item.append(text)
  return item
}

// What fairwell remembers in this browser would keep an offer from being shown again, so starting over forgets it, too.
document.querySelector('#start-over')?.addEventListener('submit', () => window.fairwell?.('reset'))

// The event comes while the flow is still taking in the decision, so `explain` waits for the next task.
window.fairwell?.('on', 'decision.made', () => setTimeout(explain))
setInterval(() => refresh().catch(() => {}), 1500)
