import { html, raw } from 'hono/html'
import { date, money } from '../pages/format'
import { inlineJson } from '../pages/inlineJson'
import { type Html, layout } from '../pages/layout'
import { addresses, type Box, boxPrice, gifts, products } from './box'

/** Leafpost’s page of a tea box: when the next one comes, what is in it, and the cancel button that fairwell takes over. */
export function boxPage(box: Box, customer: object, isTest: boolean): Html {
  const content = html`
<div class="product">
  <main>
    <h1>Your tea box</h1>
    ${box.status === 'canceling' ? html`<section class="notice" data-status="canceling"><div><h2>Your subscription is canceled</h2><p>Nothing more is sent after the box that is paid for.</p></div></section>` : ''}
    <section class="card" id="box">
      <div class="card-head"><h2>${products[box.product]}</h2></div>
      <p class="price">${money(boxPrice)} <span>a box</span></p>
      <dl>
        ${row('next', 'Next box', date(box.nextAt))}
        ${row('pace', 'How often', pace(box))}
        ${row('address', 'Sent to', addresses[box.address] ?? box.address)}
        ${box.skipped.length ? row('skipped', 'Left out', box.skipped.map(date).join(' · ')) : ''}
        ${box.gift ? row('gift', 'Gift in the next box', gifts[box.gift] ?? box.gift) : ''}
      </dl>
    </section>
    ${box.status === 'active' ? cancelCard : ''}
    <section class="card" id="chat" hidden><h2>Chat</h2><p id="chat-note" role="status"></p></section>
    <section class="card">
      <h2>What to try</h2>
      <p>Each reason has an offer of its own: skip one of the next boxes, move it, get it less often, swap the tea, send it
      elsewhere, a gift, a chat. What is picked is checked by the server, applied to this box, and shown above.
      <a href="/events">The events</a> have it, too.</p>
      <p>The config has three flows. Take a box every six weeks, and the next press asks other questions.
      ${isTest ? html`In this page’s test mode you see <b>the draft for spring</b>; <a href="/box">back to what customers see</a>.` : html`One is a draft for spring, which <a href="/box?mode=test">test mode</a> alone shows.`}</p>
      <form method="post" action="/box/start-over"><button>Start over</button></form>
    </section>
  </main>
</div>
<script type="application/json" id="customer">${raw(inlineJson(customer))}</script>
<script src="/fairwell.js" defer data-config="/box/flow.json" data-endpoint="/cancel-events" data-triggers="#cancel"
        data-actions="/box/actions" data-customer="#customer" data-mode="${isTest ? 'test' : 'live'}"></script>
<script>${raw(script)}</script>`
  const note = 'Leafpost is invented; nothing here is sent or charged.'
  return layout({ title: 'Your tea box · Leafpost', path: '/box', note, content })
}

const cancelCard = html`<section class="card cancel-card">
  <div><h2>Cancel subscription</h2><p>No fee, and you can come back at any time.</p></div>
  <form method="post" action="/box/cancel"><button id="cancel">Cancel subscription</button></form>
</section>`

function row(id: string, term: string, value: string): Html {
  return html`<div data-row="${id}"><dt>${term}</dt><dd>${value}</dd></div>`
}

function pace({ interval, intervalCount }: Box): string {
  return intervalCount === 1 ? `Every ${interval}` : `Every ${intervalCount} ${interval}s`
}

// A page with Intercom, Zendesk, Crisp, HubSpot or Front needs no handler for the chat; this one has none of them.
const script = `
  window.fairwell ||= function () { (fairwell.q ||= []).push(arguments) }
  fairwell('handle', 'chat', (choice, { answers }) => {
    document.querySelector('#chat').hidden = false
    document.querySelector('#chat-note').textContent = 'You are leaving because of: ' + answers.reason + '. Somebody answers in a minute.'
  })
  fairwell('on', 'outcome', ({ outcome }) => { if (outcome === 'saved' || outcome === 'canceled') location.reload() })
`
