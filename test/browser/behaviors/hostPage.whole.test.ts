import { expect, it } from 'vitest'
import { checkConfig } from '../../../src/config/check/checkConfig'
import { acceptDiscount, account, closeDialog } from '../../support/account'
import { everyOffer, reachOffer } from '../../support/everyOffer'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

const quick = { ...account, data: {} }
const byUrl = { ...quick, data: { config: '/cancel-flow.json' } }

async function expectHostCancel(visit: Visit): Promise<void> {
  await visit.page.click('#cancel')
  await expect.poll(() => visit.host(), { timeout: 6000 }).toEqual(['cancel'])
  expect(await visit.part('dialog').count()).toBe(0)
  expect(visit.errors).toEqual([])
}

it.each([
  ['is down', (response: import('node:http').ServerResponse) => response.destroy()],
  ['never answers', () => {}],
  ['answers 500', (response) => response.writeHead(500).end('{}')],
  ['answers what is no JSON', (response) => response.end('<h1>Sign in</h1>')],
] as [string, (response: import('node:http').ServerResponse) => void][])(
  'a config server that %s: the page’s own cancel',
  async (_, answer) => {
    world.site.routes.set('/cancel-flow.json', (_request, response) => answer(response))
    await expectHostCancel(await world.visit(byUrl))
  },
)

it('a config, a customer or a token that is nonsense never throws into the page', async () => {
  await expectHostCancel(await world.visit({ ...quick, config: { version: 'x' } }))
  const odd = await world.visit({ ...account, customer: { customer: 7, subscription: [], token: { no: 'text' } } })
  await odd.open()
  await odd.leave()
  expect(await odd.host()).toContain('cancel')
  expect(odd.errors).toEqual([])
})

it('the page’s styles do not reach the dialog nor the dialog’s the page, and it fills the screen inside a transform', async () => {
  // All but the root, whose size the dialog's text follows.
  const shout = ':not(html) { font-size: 40px !important; color: red !important } dialog { display: none !important }'
  const body = '<main style="transform: scale(.5); filter: blur(0)"><button id="cancel">Cancel</button></main>'
  const theme = { variables: { fontFamily: 'sans-serif' } }
  const config = { ...everyOffer, theme }
  const look = async (head: string) => {
    const visit = await world.visit({ ...account, config, body, head })
    const page = () =>
      visit.page.evaluate(`getComputedStyle(cancel).cssText + getComputedStyle(document.querySelector('main')).color`)
    await visit.page.evaluate('cancel.focus()')
    const before = await page()
    await reachOffer(visit, 'discount')
    expect(await page()).toBe(before)
    const { color, fontSize } = await visit.part('title').evaluate((title) => {
      const style = getComputedStyle(title)
      return { color: style.color, fontSize: style.fontSize }
    })
    return { color, fontSize, box: await visit.part('dialog').boundingBox() }
  }
  const [shouted, plain] = [await look(`<style>${shout}</style>`), await look('')]
  expect(shouted).toEqual(plain)
  const { box } = plain
  expect(Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2)).toBe(640)
})

it('works under a policy that forbids inline scripts and styles and asks for trusted types', async () => {
  const policy =
    "default-src 'none'; script-src 'nonce-n' 'strict-dynamic'; style-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  const visit = await world.visit(
    { ...account, head, nonce: 'n' },
    {
      init: `window.refused = []; addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective))`,
    },
  )
  await acceptDiscount(visit)
  await visit.part('receipt').waitFor()
  await closeDialog(visit)
  const refused = (await visit.page.evaluate('refused')) as string[]
  // The page's own icon is refused by the policy too; it is none of ours.
  expect(refused.filter((directive) => directive !== 'img-src')).toEqual([])
})

it.each([
  ['no reasons', { survey: { reasons: [] } }, 'survey.reasons'],
  [
    'one id twice',
    { survey: { reasons: [everyOffer.survey.reasons[0], everyOffer.survey.reasons[0]] } },
    'survey.reasons[1]',
  ],
  ['an unknown type', { offers: { ...everyOffer.offers, credit: { type: 'gift' } } }, 'offers.credit.type'],
])('a config with %s is named to its author, and harms nobody live', async (_, over, path) => {
  const config = { ...everyOffer, ...over }
  expect(checkConfig(config)).toContainEqual(expect.objectContaining({ severity: 'error', path }))
  await expectHostCancel(await world.visit({ ...quick, config }))
  const visit = await world.visit({ ...account, data: { ...account.data, mode: 'test' }, config })
  await visit.open()
  expect(await visit.part('error').textContent()).toContain(path)
})
