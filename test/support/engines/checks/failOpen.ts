import { expect } from 'vitest'
import { everyOffer } from '../../everyOffer'
import type { MerchantPage } from '../../merchantPage'
import type { Site } from '../../site'
import { type Check, check, sample } from '../check'
import type { Customer } from '../customer'
import { account, builtPath, part, reason } from '../page'

/** As merchants have it: the page has 1.5 seconds to show the flow. */
const hasty: MerchantPage = { ...account, data: {} }
const remote: MerchantPage = { ...hasty, data: { config: '/cancel-flow.json' } }

/** The ways in which a file of ours can fail to come. */
const faults: Record<string, (site: Site, path: string) => void> = {
  'is not there': (site, path) => void site.routes.set(path, (_, response) => response.writeHead(404).end('no')),
  hangs: (site, path) => void site.routes.set(path, () => {}),
  throws: (site, path) => void serve(site, path, 'text/javascript', 'throw new Error("broken")'),
  'is cut off': (site, path) => void serve(site, path, 'text/javascript', 'export const connect = ('),
  'is HTML': (site, path) => void serve(site, path, 'text/html', '<h1>Sign in</h1>'),
}

function serve(site: Site, path: string, type: string, body: string): void {
  site.routes.set(path, (_, response) => response.writeHead(200, { 'content-type': type }).end(body))
}

/** The page's own cancel has run, once, soon, and nothing of ours is left. */
async function expectOwnCancel(customer: Customer): Promise<void> {
  await customer.press('#cancel')
  const own = `host.filter((entry) => entry === 'cancel').length`
  await customer.sees(own, 1)
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(await customer.tab.js(own)).toBe(1)
  await customer.gone()
  expect(await customer.tab.js(`document.documentElement.getAttribute('style')`)).toBe(null)
}

const firstFile = Object.entries(faults).map(([how, fault]) =>
  (how === 'hangs' ? sample : check)(
    `the flow’s file ${how}: the page cancels, and the next press opens`,
    async (customer) => {
      const path = builtPath('flow')
      fault(customer.site, path)
      await customer.visit(hasty)
      await expectOwnCancel(customer)
      customer.site.routes.delete(path)
      await customer.press('#cancel')
      await customer.reach('survey')
    },
  ),
)

const laterFile = ['is not there', 'hangs', 'throws'].map((how) =>
  (how === 'is not there' ? sample : check)(
    `the later file ${how}: the bare way out stands, and leads to the page’s own cancel`,
    async (customer) => {
      faults[how]?.(customer.site, builtPath('later'))
      await customer.visit({ ...hasty, data: { timeout: '4000' } })
      await customer.press('#cancel')
      await customer.reach('survey')
      await customer.press(reason('discount'))
      await customer.press(part('continue'))
      await customer.reach('error')
      expect(await customer.host()).toEqual([])
      await customer.press(part('cancel'))
      await customer.gone()
      await customer.sees(`host.filter((entry) => entry === 'cancel').length`, 1)
    },
  ),
)

const answers: [how: string, status: number, body: string | undefined][] = [
  ['is not there', 404, '{}'],
  ['hangs', 200, undefined],
  ['is no JSON', 200, '<h1>Sign in</h1>'],
  ['has an error', 200, JSON.stringify({ ...everyOffer, version: 2 })],
  ['is switched off', 200, JSON.stringify({ ...everyOffer, enabled: false })],
]

const config = answers.map(([how, status, body]) =>
  check(`the config ${how}: the page cancels`, async (customer) => {
    customer.site.routes.set('/cancel-flow.json', (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      if (body === undefined) response.flushHeaders()
      else response.end(body)
    })
    await customer.visit(remote)
    await expectOwnCancel(customer)
  }),
)

/** What a page can do to a browser before we come, and what holds then: the flow opens, or the page cancels. */
const bent: [what: string, script: string, holds: 'opens' | 'cancels'][] = [
  ['<dialog>', 'delete HTMLDialogElement.prototype.showModal', 'cancels'],
  ['a working showModal', `HTMLDialogElement.prototype.showModal = () => { throw new Error('no') }`, 'cancels'],
  ['shadow roots', `Element.prototype.attachShadow = () => { throw new Error('no') }`, 'cancels'],
  ['AbortController', 'delete window.AbortController', 'cancels'],
  [
    'constructable style sheets',
    'delete Document.prototype.adoptedStyleSheets, delete ShadowRoot.prototype.adoptedStyleSheets, delete window.CSSStyleSheet',
    'opens',
  ],
  [
    'what delivery likes to use',
    `delete Navigator.prototype.sendBeacon, delete Navigator.prototype.locks
     for (const name of ['indexedDB', 'requestIdleCallback', 'BroadcastChannel', 'CompressionStream']) delete window[name]`,
    'opens',
  ],
  [
    'storage',
    `for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
       Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })
     }`,
    'opens',
  ],
]

const without = bent.map(([what, script, holds]) => {
  const run: Check['run'] = async (customer) => {
    await customer.visit({
      ...hasty,
      data: holds === 'opens' ? { timeout: '20000' } : {},
      script: `${account.script}\n${script}`,
    })
    if (holds === 'cancels') return expectOwnCancel(customer)
    await customer.press('#cancel')
    await customer.reach('survey')
    await customer.press(part('cancel'))
    await customer.press(part('confirm'))
    await customer.gone()
    expect(await customer.host()).toContain('cancel')
    await expect.poll(customer.events).toContain('flow.canceled')
    expect(await customer.faults()).toEqual([])
  }
  return check(`without ${what} ${holds === 'opens' ? 'the flow runs, and is told' : 'the page cancels'}`, run)
})

export const failOpenChecks = [
  check('the script is not there: the page cancels', async (customer) => {
    customer.site.routes.set('/fairwell.js', (_, response) => response.writeHead(404).end('no'))
    await customer.visit(hasty)
    await expectOwnCancel(customer)
  }),
  ...firstFile,
  ...laterFile,
  ...config,
  ...without,
]
