import { html, raw } from 'hono/html'
import { type BillerObject, billerObjects } from '../billers/objects'
import { galleryConfig } from '../gallery/galleryConfig'
import { handlers } from '../gallery/handlers'
import { type ExportResults, exportsView } from './exportsView'
import { inlineJson } from './inlineJson'
import { type Html, layout } from './layout'

const config = galleryConfig(undefined, {
  survey: { reasons: ['too_expensive', 'unused', 'missing_features', 'other'].map((id) => ({ id })) },
})

export type { ExportResults }

/** What four billers return and export, what is read from it, and the flow that comes of it. */
export function billersPage(now: Date, results: ExportResults): Html {
  const objects = billerObjects(now)
  const situations = Object.fromEntries(objects.map(({ id, situation }) => [id, situation]))
  const content = html`
<main class="billers">
  <header>
    <h1>From your biller’s object to the screen</h1>
    <p class="dim"><code>fairwell/billing</code> reads what the API returns: money in its own decimals, words for a status, Unix times. What it cannot read is absent, never guessed. The whole table is in <code>docs/billers.md</code>. Each offer’s call there is in <a href="/docs/biller-calls.html">Offers at your biller</a>, and <code>examples/stripe</code> and <code>examples/paddle</code> make them with the official SDKs.</p>
  </header>
  ${objects.map(billerView)}
  ${exportsView(results)}
</main>
<script>${raw(handlers)}</script>
<script type="application/json" id="billers">${raw(inlineJson({ config, situations }))}</script>
<script src="/demo/billers.js"></script>
<script src="/fairwell.js" defer></script>`
  return layout({ title: 'Billers · fairwell', path: '/billers', content })
}

function billerView({ id, name, line, object, situation }: BillerObject): Html {
  return html`<section class="card" aria-labelledby="${id}">
  <div class="card-head"><h2 id="${id}">${name}</h2><button data-biller="${id}">Cancel this subscription</button></div>
  <pre class="line"><code>const situation = ${line}
fairwell('open', situation)</code></pre>
  <div class="sides">
    <details open><summary>What ${name} returns</summary><pre>${JSON.stringify(object, null, 2)}</pre></details>
    <details open><summary>What is read from it</summary><pre>${JSON.stringify(situation, null, 2)}</pre></details>
  </div>
</section>`
}
