import { expect } from 'vitest'
import { check, sample } from '../check'
import { type Customer, find } from '../customer'
import { account, part, reason } from '../page'

const isOnHeading = (customer: Customer) => customer.sees(`${find('h2')}?.matches(':focus')`, true)

/** Opens the flow by a key on the button that has the focus. */
async function openByKey(customer: Customer): Promise<void> {
  await customer.visit(account)
  await customer.tab.js('cancel.focus()')
  await customer.key('Enter')
  await customer.reach('survey')
}

export const focusChecks = [
  check('the first screen has the focus on its heading, pressed by mouse', async (customer) => {
    await customer.visit(account)
    await customer.press('#cancel')
    await customer.reach('survey')
    await isOnHeading(customer)
  }),

  sample(
    'the first screen has the focus on its heading, pressed by key, and a second Enter changes nothing',
    async (customer) => {
      await openByKey(customer)
      await isOnHeading(customer)
      await customer.key('Enter')
      await new Promise((resolve) => setTimeout(resolve, 200))
      await customer.reach('survey')
      expect(customer.events()).not.toContain('flow.dismissed')
    },
  ),

  sample('every later screen has the focus on its heading, pressed by mouse, back included', async (customer) => {
    await customer.visit(account)
    await customer.press('#cancel')
    await customer.press(reason('discount'))
    for (const [press, step] of [
      ['continue', 'offer'],
      ['decline', 'confirm'],
      ['back', 'offer'],
      ['accept', 'done'],
    ] as const) {
      await customer.press(part(press))
      await customer.reach(step)
      await isOnHeading(customer)
    }
  }),

  check('every later screen has the focus on its heading, pressed by key', async (customer) => {
    await openByKey(customer)
    await customer.tab.js(`${find(`${reason('discount')} input`)}.click()`)
    for (const [press, step] of [
      ['continue', 'offer'],
      ['decline', 'confirm'],
      ['back', 'offer'],
      ['accept', 'done'],
    ] as const) {
      await customer.tab.js(`${find(part(press))}.focus()`)
      await customer.key('Enter')
      await customer.reach(step)
      await isOnHeading(customer)
    }
  }),

  check('a page of its own place in the document has the focus on its heading too', async (customer) => {
    const body = '<main><button id="cancel">Cancel plan</button><div id="here"></div></main>'
    const config = { ...(account.config as object), layout: 'inline' }
    await customer.visit({ ...account, config, body, data: { ...account.data, container: '#here' } })
    await customer.press('#cancel')
    await customer.reach('survey')
    await isOnHeading(customer)
  }),

  sample('Escape closes the dialog, changes nothing, and gives the focus back', async (customer) => {
    await openByKey(customer)
    await customer.key('Escape')
    await customer.gone()
    expect(await customer.focused()).toBe('cancel')
    await expect.poll(customer.events).toContain('flow.dismissed')
    expect(await customer.host()).toEqual([{ outcome: expect.objectContaining({ outcome: 'dismissed' }) }])
    await customer.press('#cancel')
    await customer.reach('survey')
  }),

  check('Escape closes the dialog from a later screen too', async (customer) => {
    await openByKey(customer)
    await customer.press(part('cancel'))
    await customer.reach('confirm')
    await customer.key('Escape')
    await customer.gone()
    expect(await customer.host()).not.toContain('cancel')
  }),

  check('the focus goes to the page’s main part where the button is gone', async (customer) => {
    await openByKey(customer)
    await customer.tab.js('cancel.remove()')
    await customer.key('Escape')
    await customer.gone()
    await customer.sees(`document.activeElement.localName`, 'main')
  }),

  check('Tab goes to the controls of the dialog and not to the page', async (customer) => {
    await openByKey(customer)
    for (let press = 0; press < 4; press++) {
      await customer.key('Tab')
      expect(await customer.focused()).toMatch(/^ours|^body$|^html$/)
    }
  }),
]
