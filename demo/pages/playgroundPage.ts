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
      <p class="dim">The built flow, in test mode. What you answer in it shows up here.</p>
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
</main>
<link rel="stylesheet" href="/demo/playground.css">
<script type="module" src="/playground/playground.js"></script>`
  return layout({ title: 'Playground · fairwell demo', path: '/playground', content })
}
