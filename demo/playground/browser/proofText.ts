import { html } from 'hono/html'
import type { Finding } from '../../../src/cli/prove/reach'
import type { Html } from '../../pages/layout'
import type { Proven } from './proving'

/** What was proven in a sentence, and below it each thing that was found with a customer and the presses that lead there. */
export function proofText({ proof, presses }: Proven): Html {
  const { ok, states, customers, isComplete, isSwitchedOff, problems } = proof
  const whole = isComplete ? 'all that its conditions tell apart' : 'a sample of what its conditions tell apart'
  return html`<p class="verdict">${
    ok
      ? html`<strong>Every customer can leave in at most ${presses} presses</strong>, from every screen, and only their own press cancels.`
      : html`<strong>Something was found that no flow may do.</strong>`
  }</p>
${isSwitchedOff ? html`<p class="dim">The flow is switched off. It was proven as if it were on.</p>` : ''}
<p class="dim">${states.toLocaleString('en')} states of ${customers} different customers, ${whole}.</p>
<ul>${problems.map(findingItem)}</ul>`
}

function findingItem({ severity, path, message, mend, counterexample }: Finding): Html {
  return html`<li data-severity="${severity}">
  ${path && html`<button type="button" class="path" data-path="${path}"><code>${path}</code></button>`}
  <p>${message}.${mend ? ` ${mend}` : ''}</p>
  ${counterexample?.path ? html`<p class="dim">The customer ${counterexample.path.join(', then ') || 'sees the first screen'}.</p>` : ''}
  ${counterexample ? html`<details><summary>Such a customer</summary><pre>${JSON.stringify(counterexample.situation, null, 2)}</pre></details>` : ''}
</li>`
}
