import { describe, expect, it } from 'vitest'
import { account } from '../support/accounts'
import { everyOffer, patient, reachOffer, step } from '../support/everyOffer'
import { itWhole } from '../support/itWhole'
import { openWorld } from '../support/world'

const world = openWorld()

/** Writes down what the content security policy refused. */
const watchPolicy = `
  window.refused = []
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => refused.push(violatedDirective + ' ' + blockedURI))`

function policy(...directives: string[]): string {
  const all = ["default-src 'none'", "script-src 'nonce-n1'", "connect-src 'self'", 'img-src data:', ...directives]
  return `<meta http-equiv="Content-Security-Policy" content="${all.join('; ')}">`
}

describe('under a strict content security policy', () => {
  it('is styled and refuses nothing, with no permission for styles', async () => {
    const visit = await world.visit(
      { ...account, head: policy("require-trusted-types-for 'script'", "trusted-types 'none'"), nonce: 'n1' },
      { init: watchPolicy },
    )
    await reachOffer(visit, 'discount')
    expect(await visit.part('accept').evaluate((button) => getComputedStyle(button).fontWeight)).toBe('640')
    await visit.part('accept').click()
    await step(visit, 'done').waitFor()
    expect([await visit.page.evaluate('refused'), visit.errors]).toEqual([[], []])
  })

  it.each([
    ['data-nonce', { nonce: 'n2' }],
    ['the tag’s own nonce', {}],
  ])('is styled by a style with %s where constructable sheets are missing', async (_, data) => {
    const head = policy("style-src 'nonce-n1' 'nonce-n2'")
    const init = `${watchPolicy}; CSSStyleSheet.prototype.replaceSync = undefined`
    const visit = await world.visit({ ...account, head, nonce: 'n1', data: { ...patient.data, ...data } }, { init })
    await visit.open()
    expect(await visit.part('cancel').evaluate((button) => getComputedStyle(button).fontWeight)).toBe('640')
    expect(await visit.page.evaluate('refused')).toEqual([])
  })
})

describe('a theme', () => {
  const variables = {
    colorPrimary: '#7a1f5c',
    colorBackground: '#fffaf0',
    colorText: '#221100',
    fontFamily: 'monospace',
    fontSize: '17px',
    borderRadius: '3px',
  }

  it('has effect in every variable, on the dialog alone', async () => {
    const config = { ...everyOffer, theme: { colorScheme: 'light', variables } }
    const visit = await world.visit({ ...account, config })
    await reachOffer(visit, 'discount')
    const [dialog, accept, page] = (await visit.page.evaluate(`(() => {
      const { shadowRoot } = document.querySelector('fairwell-dialog')
      const [dialog, accept, page] = [shadowRoot.querySelector('dialog'), shadowRoot.querySelector('[part~=accept]'), document.body].map((element) => getComputedStyle(element))
      const own = ({ backgroundColor, color, fontFamily, fontSize, borderTopLeftRadius }) => ({ backgroundColor, color, fontFamily, fontSize, borderTopLeftRadius })
      return [own(dialog), own(accept), own(page)]
    })()`)) as Record<string, string>[]
    expect(dialog).toEqual({
      backgroundColor: 'rgb(255, 250, 240)',
      color: 'rgb(34, 17, 0)',
      fontFamily: 'monospace',
      fontSize: '17px',
      borderTopLeftRadius: '3px',
    })
    expect(accept?.backgroundColor).not.toBe('rgba(0, 0, 0, 0)')
    expect(page?.fontFamily).not.toBe('monospace')
  })

  it.each(['light', 'dark'] as const)(
    'of colorScheme %s holds whatever the customer’s system prefers',
    async (colorScheme) => {
      const config = { ...everyOffer, theme: { colorScheme } }
      const other = colorScheme === 'light' ? 'dark' : 'light'
      const visit = await world.visit({ ...account, config }, { context: { colorScheme: other } })
      await visit.open()
      const [red = 0] = await visit.part('dialog').evaluate(
        (dialog) =>
          getComputedStyle(dialog)
            .backgroundColor.match(/[\d.]+/g)
            ?.map(Number) ?? [],
      )
      expect(red > 128 ? 'light' : 'dark').toBe(colorScheme)
    },
  )

  itWhole('follows a page that has one scheme', async () => {
    const visit = await world.visit(
      { ...account, head: '<style>:root { color-scheme: dark }</style>' },
      { context: { colorScheme: 'light' } },
    )
    await visit.open()
    expect(await visit.part('dialog').evaluate((dialog) => getComputedStyle(dialog).colorScheme)).toBe('dark')
  })

  const bad = ['red; } body { display: none', 'url(/leak)', 'image-set("/leak" 1x)', 'red</style>']

  it.each(bad)('with %j in the config is refused: the page’s own cancel runs', async (colorBackground) => {
    const config = { ...everyOffer, theme: { variables: { colorBackground } } }
    const visit = await world.visit({ ...account, config })
    await visit.page.click('#cancel')
    await expect.poll(() => visit.host()).toContain('cancel')
    expect(world.site.requests.filter((request) => request.includes('leak'))).toEqual([])
  })

  it.each(bad)('with %j by init asks for nothing and breaks nothing', async (colorBackground) => {
    const script = `fairwell('init', ${JSON.stringify({ theme: { variables: { colorBackground } } })})`
    const visit = await world.visit({ ...account, script })
    await visit.page.click('#cancel')
    await expect
      .poll(async () => (await visit.host()).includes('cancel') || (await visit.part('dialog').isVisible()))
      .toBe(true)
    await visit.page.waitForLoadState('networkidle')
    expect(world.site.requests.filter((request) => request.includes('leak'))).toEqual([])
    expect(await visit.page.locator('main').isVisible()).toBe(true)
  })
})
