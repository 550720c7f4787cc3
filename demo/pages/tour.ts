import { html } from 'hono/html'
import type { Html } from './layout'

/** What to try on the account page, in six steps, each with the page of the docs that tells the rest. */
export function tour(): Html {
  return html`<details class="tour" open>
  <summary><h2>Six things to try</h2></summary>
  <ol>
    ${step(
      'Leave, and be asked why',
      html`Press <strong>Cancel subscription</strong> and say that it costs too much. The rules in <code>demo/cancel-flow.json</code> choose the offer; below stands why.`,
      'config.md',
    )}
    ${step(
      'Write what nobody should store',
      html`Say <em>Something else</em> and write an e-mail address, a phone or a card number. Your browser takes it out before it stores or sends anything.`,
      'personal-data.md',
    )}
    ${step(
      'Decline, and be somebody else',
      html`Decline an offer, close, and press again: it rests for you, as its <code>limit</code> says. <strong>Be Grace</strong>, above, in the same browser: it is there for her. What each was offered is kept by customer, under a hash.`,
      'personal-data.md',
    )}
    ${step(
      'Break it',
      html`On <a href="/?without=later">a page whose second file is missing</a>, press <strong>Cancel subscription</strong>, then <em>Continue</em>: the way out stands, nothing is canceled by itself, and <em>Try again</em> goes on.`,
      'troubleshooting.md',
    )}
    ${step(
      'Bring your biller’s object',
      html`<a href="/billers">Stripe, Paddle, Chargebee, Recurly</a>: what their API returns, what is read from it, and the flow.`,
      'billers.md',
    )}
    ${step(
      'Change the rules, read the figures',
      html`Edit the config in the <a href="/playground">playground</a>, see <a href="/gallery">every screen</a>, read in the <a href="/report">report</a> what each offer kept, in <a href="/tables">SQL</a>, too, what the <a href="/alerts">team</a> is told, and what the <a href="/guards">server</a> lets through.`,
      'report.md',
    )}
  </ol>
  <p>Then on your own stack: <a href="/docs/examples.html">nine whole examples</a> of such a page, each started by one command. <code>docs/examples.md</code></p>
</details>`
}

function step(title: string, text: Html, page: string): Html {
  return html`<li><h3>${title}</h3><p>${text} <a class="dim" href="/docs/${page.replace('.md', '.html')}">docs/${page}</a></p></li>`
}
