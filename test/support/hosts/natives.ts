import { redirect, type Stack } from './stack'

const other = '<button type="button" id="other" onclick="stay()">Other</button>'

const ownElement = `<script>
  customElements.define('account-button', class extends HTMLElement {
    static formAssociated = true
    constructor() {
      super()
      const internals = this.attachInternals()
      this.addEventListener('click', () => internals.form.requestSubmit())
      this.addEventListener('keydown', ({ key }) => key === 'Enter' && this.click())
    }
    connectedCallback() { this.tabIndex = 0 }
  })
</script>`

const inTransition = `<script>
  window.redraw = () => document.startViewTransition(() => { cancel.outerHTML = cancel.outerHTML })
  window.leavePage = () => document.startViewTransition(() => { app.textContent = 'Canceled'; cancelPlan() })
</script>`

const acrossPages = '<style>@view-transition { navigation: auto }</style>'

/** Pages that are made of what browsers do by themselves. */
export const natives: Stack[] = [
  {
    name: 'a form with validation and two submit buttons',
    packages: [],
    isSample: true,
    body: `<form id="form" action="/canceled" method="post"><input name="why" required value="moved">
      <button name="do" value="pause">Pause</button><button id="cancel" name="do" value="end">Cancel plan</button></form>${other}`,
    does: 'POST /canceled why=moved&do=end',
    answer: redirect,
    special: 'the browser’s own words come before the flow, and the button that was pressed is sent',
  },
  {
    name: 'the same form as the trigger',
    packages: [],
    body: `<form id="form" action="/canceled" method="post"><input name="why" required value="moved">
      <button name="do" value="pause">Pause</button><button id="cancel" name="do" value="end">Cancel plan</button></form>${other}`,
    data: { triggers: '#form' },
    does: 'POST /canceled why=moved&do=end',
    answer: redirect,
    special: 'every way to send it, Enter in a field too',
  },
  {
    name: 'a link to a new tab',
    packages: [],
    body: `<a id="cancel" href="/canceled" target="_blank">Cancel plan</a> ${other}`,
    does: 'GET /canceled',
    special: '`target="_blank"`: the tab opens from the confirming press, so no pop-up blocker stops it',
  },
  {
    name: 'a web component with a form-associated button',
    packages: [],
    head: ownElement,
    body: `<form action="/canceled" method="post"><input name="plan" value="pro"><account-button id="cancel">Cancel plan</account-button></form>${other}`,
    does: 'POST /canceled plan=pro',
    answer: redirect,
    special: '`ElementInternals`: to the page it is no button, and it sends its form all the same',
  },
  {
    name: 'View Transitions in a page',
    packages: [],
    head: inTransition,
    body: `<div id="app"><button id="cancel" onclick="leavePage()">Cancel plan</button>${other}</div>`,
    does: 'POST /canceled',
    changes: { 'draws itself anew in a transition': 'redraw()' },
    special: '`startViewTransition`, as its own cancel and while the flow is open',
  },
  {
    name: 'View Transitions between pages',
    packages: [],
    head: acrossPages,
    body: `<a id="cancel" href="/canceled">Cancel plan</a> ${other}`,
    does: 'GET /canceled',
    answer: (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${acrossPages}<h1>Canceled</h1>`),
    special: '`@view-transition { navigation: auto }`',
  },
]
