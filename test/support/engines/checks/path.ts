import { expect } from 'vitest'
import { check, sample } from '../check'
import { type Customer, find } from '../customer'
import { account, part, reason } from '../page'

const canceled = [
  'flow.started',
  'flow.step_viewed',
  'survey.answered',
  'decision.made',
  'flow.step_viewed',
  'offer.shown',
  'offer.declined',
  'flow.step_viewed',
  'flow.canceled',
]

/** From the page over an offer to the last press. */
async function cancel(customer: Customer): Promise<void> {
  await customer.press('#cancel')
  await customer.reach('survey')
  await customer.press(reason('discount'))
  await customer.press(part('continue'))
  await customer.reach('offer')
  await customer.press(part('decline'))
  await customer.reach('confirm')
  await customer.press(part('confirm'))
}

/** What a form sends, as the page that it leads to. */
function takeForm({ site }: Customer): string[] {
  const posts: string[] = []
  site.routes.set('/canceled', (_, response, body) => {
    posts.push(body)
    response.writeHead(200, { 'content-type': 'text/html' }).end('Canceled')
  })
  return posts
}

export const pathChecks = [
  sample(
    'a button: from the press over an offer to the page’s own cancel, once, and every move is told',
    async (customer) => {
      await customer.visit(account)
      await cancel(customer)
      await customer.gone()
      await customer.sees('host', ['cancel', { outcome: expect.objectContaining({ outcome: 'canceled' }) }])
      await expect.poll(customer.events).toEqual(canceled)
      expect(await customer.faults()).toEqual([])
    },
  ),

  sample('a form: it is sent once, with the button that was pressed', async (customer) => {
    const posts = takeForm(customer)
    const body = `<form action="/canceled" method="post"><input name="plan" value="pro">
      <button name="how" value="now" id="cancel">Cancel plan</button></form>`
    await customer.visit({ ...account, data: { ...account.data, triggers: 'form' }, body })
    await cancel(customer)
    await customer.sees('location.pathname', '/canceled')
    await expect.poll(customer.events).toEqual(canceled)
    expect(posts).toEqual(['plan=pro&how=now'])
  }),

  check('a form that is not filled in shows the browser’s own words before the flow opens', async (customer) => {
    const posts = takeForm(customer)
    const body = `<form action="/canceled" method="post"><input id="why" name="why" required>
      <button id="cancel">Cancel plan</button></form>`
    await customer.visit({ ...account, data: { ...account.data, triggers: 'form' }, body })
    await customer.press('#cancel')
    expect(await customer.focused()).toBe('why')
    await customer.gone()
    await customer.tab.text('late')
    await customer.key('Enter')
    await customer.reach('survey')
    await customer.press(part('cancel'))
    await customer.press(part('confirm'))
    await customer.sees('location.pathname', '/canceled')
    expect(posts).toEqual(['why=late'])
  }),

  sample('a link: it is followed, and what was told as the page was left arrives', async (customer) => {
    customer.site.pages.set('/goodbye', 'Goodbye')
    await customer.visit({ ...account, body: '<main><a id="cancel" href="/goodbye">Cancel plan</a></main>' })
    await cancel(customer)
    await customer.sees('location.pathname', '/goodbye')
    await expect.poll(customer.events).toEqual(canceled)
  }),

  check('a press on what is in the button counts as one on the button', async (customer) => {
    await customer.visit({
      ...account,
      body: '<main><button id="cancel"><b id="inner">Cancel plan</b></button></main>',
    })
    await customer.press('#inner')
    await customer.reach('survey')
    await customer.press(part('cancel'))
    await customer.press(part('confirm'))
    await customer.gone()
    expect(await customer.host()).toContain('cancel')
  }),

  check('a question under its reason takes what is typed, and the answer is told', async (customer) => {
    await customer.visit(account)
    await customer.press('#cancel')
    await customer.press(reason('other'))
    await customer.press('textarea')
    await customer.tab.text('Too many clicks')
    await customer.press(part('continue'))
    await customer.reach('confirm')
    await customer.press(part('confirm'))
    await customer.gone()
    await expect.poll(customer.events).toContain('flow.canceled')
    const answered = customer.site.events.find(({ type }) => type.includes('survey.answered'))
    expect(answered?.data).toMatchObject({ answers: { reason: 'other', comment: 'Too many clicks' } })
  }),

  check('by keys alone: a reason with the arrows, a screen with Enter, the last press with Space', async (customer) => {
    await customer.visit(account)
    await customer.tab.js('cancel.focus()')
    await customer.key('Enter')
    await customer.reach('survey')
    const focus = (selector: string) => customer.tab.js(`${find(selector)}.focus()`)
    await focus(`${reason('discount')} input`)
    await customer.key('Space')
    await customer.key('ArrowDown')
    await customer.sees(`${find(`${reason('pause')} input`)}.checked`, true)
    await customer.key('ArrowUp')
    await customer.sees(`${find(`${reason('discount')} input`)}.checked`, true)
    await focus(part('continue'))
    await customer.key('Enter')
    await customer.reach('offer')
    await focus(part('decline'))
    await customer.key('Enter')
    await customer.reach('confirm')
    await focus(part('confirm'))
    await customer.key('Space')
    await customer.gone()
    expect(await customer.host()).toContain('cancel')
  }),
]
