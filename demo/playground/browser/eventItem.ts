import { html } from 'hono/html'
import type { FlowEvent } from '../../../src/index'
import { eventText } from '../../pages/eventText'
import type { Html } from '../../pages/layout'

/** One event in a sentence, with the record behind it. */
export function eventItem(event: FlowEvent): Html {
  return html`<li data-type="${event.type}">
  <span class="sequence">${event.seq}</span>
  <div>
    <p>${eventText({ ...event })}</p>
    <details><summary><code>${event.type}</code></summary><pre tabindex="0">${JSON.stringify(event, null, 2)}</pre></details>
  </div>
</li>`
}
