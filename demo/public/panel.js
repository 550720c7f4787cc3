// Keeps the panel of stored events up to date, and shows the decision that this page itself made.

const live = document.querySelector('[data-live]')
let shown = ''

async function refresh() {
  if (document.hidden) return
  const response = await fetch('/events/live')
  const list = await response.text()
  if (!response.ok || list === shown) return
  const open = [...live.querySelectorAll('details[open]')].map((details) => details.dataset.key)
  // Rendered and escaped by the server; nothing of it is put together here.
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

// The next visit starts over too: what fairwell remembers in this browser would keep an offer from being shown again.
document.querySelector('#start-over')?.addEventListener('submit', () => window.fairwell?.('reset'))

// In a task of its own: the event is told of while the flow still takes the decision in.
window.fairwell?.('on', 'decision.made', () => setTimeout(explain))
setInterval(() => refresh().catch(() => {}), 1500)
