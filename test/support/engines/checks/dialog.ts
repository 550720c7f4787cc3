import { expect } from 'vitest'
import { check, sample } from '../check'
import { find } from '../customer'
import { account, part } from '../page'

const long = '<main><button id="cancel">Cancel plan</button><p style="height: 3000px">Account</p></main>'

export const dialogChecks = [
  check('a press beside the dialog closes it, changes nothing, and gives the focus back', async (customer) => {
    await customer.visit(account)
    await customer.press('#cancel')
    await customer.reach('survey')
    await customer.tab.clickAt({ x: 12, y: 780 })
    await customer.gone()
    await expect.poll(customer.events).toContain('flow.dismissed')
    expect(await customer.host()).not.toContain('cancel')
  }),

  check('a press inside, on no control, does not close it', async (customer) => {
    await customer.visit(account)
    await customer.press('#cancel')
    await customer.press('h2')
    await customer.reach('survey')
  }),

  check('what is beneath is out of reach of the mouse', async (customer) => {
    const body =
      '<main><button id="cancel">Cancel plan</button><button id="other" style="position: fixed; inset: auto auto 0 0">Other</button></main>'
    await customer.visit({ ...account, body, script: `other.addEventListener('click', () => host.push('other'))` })
    await customer.press('#cancel')
    await customer.reach('survey')
    await customer.tab.clickAt({ x: 20, y: 790 })
    await customer.gone()
    expect(await customer.host()).not.toContain('other')
  }),

  sample(
    'over a modal dialog of the page: ours is on top, Escape closes ours alone, and the focus goes back into the page’s',
    async (customer) => {
      const body = '<main><h1>Account</h1></main><dialog id="modal"><button id="cancel">Cancel plan</button></dialog>'
      await customer.visit({ ...account, body, script: 'modal.showModal()' })
      await customer.press('#cancel')
      await customer.sees(
        `document.querySelector('fairwell-dialog')?.shadowRoot.querySelector('dialog').dataset.step`,
        'survey',
      )
      await customer.sees(
        `document.querySelector('fairwell-dialog').shadowRoot.querySelector('h2').matches(':focus')`,
        true,
      )
      await customer.key('Escape')
      await customer.gone()
      expect(await customer.tab.js('modal.open')).toBe(true)
      expect(await customer.focused()).toBe('cancel')
    },
  ),

  check('the page does not scroll behind it, and is where it was afterwards', async (customer) => {
    await customer.visit({ ...account, body: long })
    await customer.tab.js('scrollTo(0, 4)')
    await customer.press('#cancel')
    await customer.reach('survey')
    const width = await customer.tab.js('document.body.clientWidth')
    for (const key of ['End', 'Space'] as const) await customer.key(key)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await customer.tab.js('Math.round(scrollY)')).toBe(4)
    await customer.key('Escape')
    await customer.gone()
    expect(await customer.tab.js('[Math.round(scrollY), document.body.clientWidth]')).toEqual([4, width])
    await customer.tab.js('scrollTo(0, 500)')
    await customer.sees('scrollY', 500)
  }),

  check('a page that takes our element out is free again, and the flow is told as dismissed', async (customer) => {
    await customer.visit(account)
    await customer.press('#cancel')
    await customer.reach('survey')
    await customer.tab.js(`document.querySelector('fairwell-dialog').remove()`)
    await expect.poll(customer.events).toContain('flow.dismissed')
    await customer.press('#cancel')
    await customer.reach('survey')
  }),

  sample(
    'under a strict policy, of nonces and trusted types, all of it runs and nothing is refused',
    async (customer) => {
      const policy = `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'`
      const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
      await customer.visit({ ...account, head, nonce: 'abc', data: { ...account.data, nonce: 'abc' } })
      await customer.press('#cancel')
      await customer.reach('survey')
      const paper = await customer.tab.js(`getComputedStyle(${find('dialog')}).backgroundColor`)
      expect(paper).toBe('rgb(255, 255, 255)')
      await customer.press(part('cancel'))
      await customer.press(part('confirm'))
      await customer.gone()
      await expect.poll(customer.events).toContain('flow.canceled')
      expect(await customer.faults()).toEqual([])
    },
  ),
]
