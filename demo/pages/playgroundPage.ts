import { html } from 'hono/html'
import { type Html, layout } from './layout'

/** The page on which a config is tried out before customers meet it. The page's policy allows styles with this `nonce`. */
export function playgroundPage(nonce: string): Html {
  const content = html`
<main class="playground" data-nonce="${nonce}">
  <header>
    <div>
      <h1>Playground</h1>
      <p class="dim">Change the config or the customer, and see who is offered what, and why. It all stays in this browser.</p>
    </div>
    <div class="actions">
      <button type="button" id="copy-link">Copy link</button>
      <button type="button" id="reset">Reset</button>
    </div>
    <p id="said" role="status"></p>
  </header>
  <section class="card config" aria-labelledby="config-heading">
    <h2 id="config-heading">Config</h2>
    <p class="dim" id="editor-note"><kbd>Tab</kbd> leaves the editor. <kbd>Ctrl</kbd> <kbd>Space</kbd> completes, <kbd>F8</kbd> goes to the next problem.</p>
    <div class="editor" id="config-editor"></div>
    <p id="problem-count" role="status"></p>
    <ul id="problems" aria-label="Problems of the config"></ul>
    <div class="prove">
      <button type="button" id="prove">Prove it</button>
      <p class="dim">Runs <code>fairwell prove</code>: every kind of customer, every state, every failure. It takes some seconds.</p>
      <div id="proof" role="status"></div>
    </div>
  </section>
  <section class="card live" aria-labelledby="live-heading">
    <div class="heading">
      <h2 id="live-heading">The flow</h2>
      <button type="button" id="live-restart">From the start</button>
    </div>
    <p class="dim">It follows every key. Press in it; what an offer asks for succeeds.</p>
    <p id="live-fault" role="status"></p>
    <p id="live-state" role="status"></p>
    <div id="live-flow"></div>
  </section>
  <div class="beside">
    <section class="card" aria-labelledby="customer-heading">
      <h2 id="customer-heading">Customer</h2>
      <div class="field"><label for="customer-example">Example</label><select id="customer-example" autocomplete="off"></select></div>
      <div class="editor" id="customer-editor"></div>
      <p id="customer-fault" role="alert"></p>
    </section>
    <section class="card" aria-labelledby="answers-heading">
      <h2 id="answers-heading">Answers</h2>
      <div id="answers" role="group" aria-labelledby="answers-heading"></div>
      <button type="button" id="open-flow" class="primary">Open the cancel flow</button>
      <p class="dim">The built flow as a page has it, in test mode. What you answer in it shows up here.</p>
    </section>
    <section class="card" aria-labelledby="decision-heading">
      <h2 id="decision-heading">Decision</h2>
      <div id="decision" aria-live="polite"></div>
    </section>
    <section class="card session" aria-labelledby="events-heading">
      <h2 id="events-heading">Events</h2>
      <p class="dim">Of the flow you opened last. They are listed, not sent.</p>
      <ol id="events"></ol>
    </section>
  </div>
  <section class="all-screens" aria-labelledby="screens-heading">
    <h2 id="screens-heading">Every screen of this config</h2>
    <p class="dim">For the customer above, each by a shortest way. Press a name to see it beside the editor.</p>
    <div id="screens"></div>
  </section>
</main>
<link rel="stylesheet" href="/demo/playground.css">
<script type="module" src="/playground/playground.js"></script>`
  return layout({ title: 'Playground · fairwell demo', path: '/playground', content })
}
