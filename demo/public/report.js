// Keeps the report up to date and its filters in the address: a link gives the same report, Back gives the one before.
// Without this script the form and the links do the same by loading the page again.

const part = (name, root = document) => root.querySelector(`[data-part="${name}"]`)
const filters = part('filters')
const addressNow = () => location.pathname + location.search
let shown = `${addressNow()} ${part('report').dataset.version}`
let turn = 0

async function refresh() {
  turn += 1
  const own = turn
  const address = addressNow()
  const response = await fetch(address)
  const version = `${address} ${response.headers.get('ETag')}`
  if (!response.ok || version === shown) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  // A later change of the filters has been answered before this one.
  if (own !== turn) return
  const sameFilters = shown.startsWith(`${address} `)
  shown = version
  // Replacing the filters would close a list of choices that the reader has just opened.
  if (!sameFilters || !filters.contains(document.activeElement)) replace('filters', page)
  replace('notices', page)
  replace('report', page)
}

/** Replaces one part by the server's rendering, which is escaped. Focus, open details and scroll positions stay. */
function replace(name, page) {
  const place = part(name)
  const focus = nameOf(place.contains(document.activeElement) ? document.activeElement : null)
  const open = [...place.querySelectorAll('details')].map((details) => details.open)
  const scrolled = new Map([...place.querySelectorAll('.table')].map((table) => [nameOf(table), table.scrollLeft]))
  place.replaceChildren(...part(name, page).childNodes)
  for (const [index, details] of place.querySelectorAll('details').entries()) details.open = open[index] ?? false
  for (const table of place.querySelectorAll('.table')) table.scrollLeft = scrolled.get(nameOf(table)) ?? 0
  const same = focus && [...place.querySelectorAll('*')].find((element) => nameOf(element) === focus)
  same?.focus({ preventScroll: true })
}

function nameOf(element) {
  return element && (element.name || element.getAttribute('aria-label') || element.getAttribute('href'))
}

function go(address) {
  history.pushState(null, '', address)
  refresh().catch(() => location.assign(address))
}

function addressOf(form) {
  const chosen = [...new FormData(form)].filter(([, value]) => value !== '')
  const query = new URLSearchParams(chosen)
  return chosen.length > 0 ? `/report?${query}` : '/report'
}

filters.addEventListener('change', () => go(addressOf(filters)))
filters.addEventListener('submit', (event) => {
  event.preventDefault()
  go(addressOf(filters))
})
filters.addEventListener('click', (event) => {
  const link = event.target.closest('a')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  go(link.href)
})
addEventListener('popstate', () => refresh().catch(() => location.reload()))

const tick = () => document.hidden || refresh().catch(() => {})
document.addEventListener('visibilitychange', tick)
setInterval(tick, 2000)
document.documentElement.dataset.live = ''
