import { flowConfig, knownCustomer } from '../merchantPage'
import type { Stack } from './stack'

const json = (id: string, value: unknown) =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`

/** Long enough that nobody's first screen goes on in time by chance, also on a busy machine. */
const timeout = '20000'

/** Our tag, as it stands in the head of every page of a product. */
function tag(data: Record<string, string> = {}): string {
  const settings = { config: '#flow', customer: '#customer', endpoint: '/cancel-events', triggers: '#cancel', timeout }
  const attributes = Object.entries({ ...settings, ...data }).map(([name, value]) => `data-${name}='${value}'`)
  return `<script src="/fairwell.js" defer ${attributes.join(' ')}></script>`
}

/** The page of a stack, with our tag or, for the control, without. What scrolls is the window. */
export function stackPage({ entry, head = '', body = '<div id="app"></div>', data }: Stack, isOurs: boolean): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Account</title><link rel="icon" href="data:,">
<style>main { margin: 1500px 0 1500px 40px }</style>
<script>
  window.stayed = 0
  window.stay = () => { stayed++ }
  window.cancelPlan = () => fetch('/canceled', { method: 'POST' })
</script>
${isOurs ? tag(data) : ''}
${head}
${entry ? `<script type="module" src="/page.js"></script>` : ''}
</head>
<body>
<main><h1>Account</h1>${body}</main>
${json('flow', flowConfig)}
${json('customer', knownCustomer)}
</body>
</html>`
}
