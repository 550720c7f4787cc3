import { describe, expect, it } from 'vitest'
import { account } from '../support/accounts'
import { everyOffer, patient, reason } from '../support/everyOffer'
import { itWhole } from '../support/itWhole'
import { cancelButton } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

/** Places, sizes and looks of all that the dialog shows. */
function metrics({ page }: Visit): Promise<unknown> {
  return page.evaluate(`[...document.querySelector('fairwell-dialog').shadowRoot.querySelectorAll('dialog, dialog *')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const looks = ['display', 'fontSize', 'letterSpacing', 'textTransform', 'color', 'lineHeight', 'visibility', 'opacity', 'cursor']
    return [element.localName, x, y, width, height, ...looks.map((name) => style[name])]
  })`)
}

/** All that the page's own elements look like. */
function hostLooks({ page }: Visit): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll('html, body, body *:not(script)')].map((element) => {
    const style = getComputedStyle(element)
    return [element.localName, element.getAttribute('style'), ...[...style].filter((name) => name !== 'overflow-x' && name !== 'overflow-y').map((name) => name + style.getPropertyValue(name))]
  })`)
}

describe('the page’s styles', () => {
  it.each([
    ['reset everything', '*:not(script, style, head, title) { all: unset !important }'],
    ['hide our kind', 'dialog, button, div, body > *, html > :not(head, body) { display: none !important }'],
    // All but the root: the dialog's sizes follow the root's, as a customer's own setting does.
    [
      'shout',
      '*:not(html) { font-size: 40px !important; letter-spacing: 5px !important; text-transform: uppercase !important; line-height: 3 !important }',
    ],
    ['shrink the root', 'html { font-size: 62.5%; direction: rtl; color: red; visibility: visible; cursor: wait }'],
    [
      'define our names',
      ':root { --text: red; --paper: blue; --round: 99px; --accent: lime } .screen, .ways, .link { padding: 50px; color: red }',
    ],
  ])('that %s change nothing in the dialog', async (_, css) => {
    const body = `<main><h1>Account</h1><button id="cancel" style="font:16px sans-serif">Cancel plan</button></main>`
    const config = { ...everyOffer, theme: { colorScheme: 'light', variables: { fontFamily: 'sans-serif' } } }
    const page = { ...account, config, body, data: { ...patient.data, locale: 'en' } }
    const look = async (head: string) => {
      const visit = await world.visit({ ...page, head }, { context: { reducedMotion: 'reduce' } })
      await visit.page.evaluate('cancel.click()')
      await visit.part('dialog').waitFor()
      // With the later screens' styles, too, or one side may have them and the other not.
      await visit.page.waitForFunction(
        `document.querySelector('fairwell-dialog').shadowRoot.adoptedStyleSheets.length > 1`,
      )
      return metrics(visit)
    }
    expect(await look(`<style>${css}</style>`)).toEqual(await look(''))
  })

  itWhole('are not touched by ours, open or closed', async () => {
    const body = `<main><h1>Account</h1><p class="dim card">Text</p><dialog open>Theirs</dialog><ul class="ways"><li>One</li></ul>${cancelButton}</main>`
    const visit = await world.visit({ ...account, body })
    await visit.page.mouse.move(0, 0)
    const before = await hostLooks(visit)
    await visit.page.evaluate('cancel.click()')
    await visit.part('dialog').waitFor()
    const open = (await hostLooks(visit)) as unknown[]
    expect(open.slice(1)).toEqual((before as unknown[]).slice(1))
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    await visit.page.evaluate('document.activeElement.blur()')
    expect(await hostLooks(visit)).toEqual(before)
  })

  it.each([
    ['none', null],
    ['an overflow of its own', 'COLOR:red;overflow:auto'],
    ['one axis of it', 'overflow-y: scroll; color: red'],
    ['a gutter', 'scrollbar-gutter: stable both-edges'],
  ])('on the root, %s, come back byte for byte', async (_, style) => {
    const visit = await world.visit({ ...account, body: `<main style="height:3000px">${cancelButton}</main>` })
    const inline = () => visit.page.locator('html').getAttribute('style')
    if (style !== null)
      await visit.page.locator('html').evaluate((html, value) => html.setAttribute('style', value), style)
    await visit.open()
    expect(await visit.page.evaluate('getComputedStyle(document.documentElement).overflowY')).toBe('hidden')
    await visit.part('close').first().click()
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    expect(await inline()).toBe(style)
  })

  itWhole('that the page sets while we are open stay', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await visit.page.evaluate(`document.documentElement.style.setProperty('--their-theme', 'dark')`)
    await visit.part('close').first().click()
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    expect(await visit.page.evaluate(`document.documentElement.style.getPropertyValue('--their-theme')`)).toBe('dark')
  })
})

/** Types, clicks and presses Escape: ours must work and close, theirs stay. */
async function useDialog(visit: Visit): Promise<void> {
  await reason(visit, 'other').click()
  await visit.part('question').locator('textarea').click()
  await visit.page.keyboard.type('ab')
  expect(await visit.part('question').locator('textarea').inputValue()).toBe('ab')
  await visit.page.keyboard.press('Escape')
  await expect.poll(() => visit.part('dialog').count()).toBe(0)
}

describe('over a modal of the page', () => {
  it('that is a native dialog, ours works, and Escape closes ours alone', async () => {
    const body = `<dialog id="theirs">${cancelButton}</dialog>`
    const visit = await world.visit({ ...account, body, script: 'theirs.showModal()' })
    await visit.open()
    await useDialog(visit)
    expect(await visit.page.locator('#theirs').isVisible()).toBe(true)
  })

  it.each([
    ['makes its root inert', 'app.inert = true; document.body.ariaHidden = "true"'],
    ['takes the pointer from the body', 'document.body.style.pointerEvents = "none"'],
    [
      'lies over everything',
      'const cover = document.createElement("div"); cover.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:red"; document.body.append(cover)',
    ],
  ])('that %s, ours can be seen and used', async (_, script) => {
    const body = `<div id="app"><main>${cancelButton}</main></div>`
    const visit = await world.visit({ ...account, body })
    await visit.page.evaluate(`setTimeout(() => { ${script} }, 0); cancel.click()`)
    await visit.part('dialog').waitFor()
    await useDialog(visit)
  })

  // As Radix does: Escape heard on document in the capture phase and prevented; as others do: a press or a focus outside.
  it('that listens for Escape, presses and focus outside of it, hears none of ours', async () => {
    const script = `
      document.addEventListener('keydown', (event) => { if (event.key === 'Escape') { event.preventDefault(); host.push('escape') } }, true)
      for (const type of ['keydown', 'keyup', 'pointerdown', 'mousedown', 'click', 'focusin', 'focusout'])
        document.addEventListener(type, (event) => { if (event.target.localName === 'fairwell-dialog') host.push(type) })`
    const visit = await world.visit({ ...account, script })
    await visit.open()
    await visit.page.evaluate('host.length = 0')
    await useDialog(visit)
    expect(await visit.host()).toEqual([])
  })

  const typing =
    'keydown keypress keyup beforeinput compositionstart compositionupdate compositionend copy cut paste'.split(' ')

  /** Picks the reason with a question, types, pastes and composes an answer. */
  async function type(visit: Visit): Promise<void> {
    await visit.open()
    await visit.page.click('[part=reason][data-id=other]')
    await visit.page.locator('fairwell-dialog textarea').first().click()
    await visit.page.evaluate('host.length = 0')
    await visit.page.keyboard.type('secret')
    for (const key of ['Control+a', 'Control+c', 'Control+x', 'Control+v']) await visit.page.keyboard.press(key)
    const client = await visit.page.context().newCDPSession(visit.page)
    await client.send('Input.imeSetComposition', { text: '秘', selectionStart: 1, selectionEnd: 1 })
    await client.send('Input.insertText', { text: '秘密' })
    expect(await visit.page.locator('fairwell-dialog textarea').first().inputValue()).toBe('secret秘密')
  }

  it('that writes along, or has hotkeys, hears nothing of what is typed in ours', async () => {
    const script = `
      for (const type of ${JSON.stringify([...typing, 'input'])}) document.addEventListener(type, () => host.push(type))
      for (const type of ${JSON.stringify(typing)}) document.addEventListener(type, () => host.push('captured ' + type), true)`
    const visit = await world.visit({ script })
    await type(visit)
    expect(await visit.host()).toEqual([])
  })

  itWhole('hears every key of its own again once ours is closed', async () => {
    const script = `document.addEventListener('keydown', ({ key }) => host.push(key), true)`
    const visit = await world.visit({ script })
    await type(visit)
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    await visit.page.keyboard.press('a')
    expect(await visit.host()).toEqual(['a'])
  })

  itWhole('hears its own Escape again once ours is closed', async () => {
    const script = `document.addEventListener('keydown', ({ key }) => host.push(key))`
    const visit = await world.visit({ ...account, script })
    await visit.open()
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    await visit.page.keyboard.press('Escape')
    expect(await visit.host()).toEqual(['Escape'])
  })
})
