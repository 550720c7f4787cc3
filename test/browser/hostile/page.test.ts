import { describe, expect, it } from 'vitest'
import { settled } from '../../support/hostilePress'
import { itWhole } from '../../support/itWhole'
import { cancelButton } from '../../support/merchantPage'
import { openWorld } from '../../support/world'

// Pages that bend what we build on: names, globals, prototypes, stores, scrollers and bodies.

const world = openWorld()

/** As events count: a copy that went out while the page was left is none. */
const endings = () =>
  [...new Map(world.site.events.map(({ id, type }) => [id, type])).values()]
    .map((type) => type.replace('dev.fairwell.', '').replace('.v1', ''))
    .filter((type) => /canceled|failed|saved|dismissed/.test(type))

/** What the page's own form sends, as query strings. */
function watchForms(): string[] {
  const sent: string[] = []
  world.site.routes.set('/canceled', (request, response) => {
    sent.push(`${request.url}`.replace('/canceled?', ''))
    response.end('canceled')
  })
  return sent
}

describe('a trigger that is hidden while the dialog is open', () => {
  const rows: Record<string, [body: string, show: string, focus: string]> = {
    'by its popover': [
      `<button id="menu" popovertarget="pop">Menu</button><div id="pop" popover>${cancelButton}</div>`,
      `document.querySelector('#menu').click()`,
      'menu',
    ],
    'by its details': [
      `<details id="more" open><summary id="summary">More</summary>${cancelButton}</details>`,
      `addEventListener('focusout', () => { document.querySelector('#more').open = false })`,
      'summary',
    ],
    'by its menu': [
      `<button id="menu" aria-controls="list">Menu</button><div id="list">${cancelButton}</div>`,
      `addEventListener('focusout', () => { document.querySelector('#list').hidden = true })`,
      'menu',
    ],
    'by a menu that nothing names': [
      `<div>${cancelButton}</div>`,
      `addEventListener('focusout', () => { document.querySelector('div').hidden = true })`,
      'account',
    ],
  }
  it.each(Object.entries(rows))(
    '%s: is pressed all the same, and the focus goes near',
    async (_, [body, show, focus]) => {
      const visit = await world.visit({ body: `<main><h1 id="account">Account</h1>${body}</main>` })
      await visit.page.evaluate(show)
      await visit.open()
      await visit.page.keyboard.press('Escape')
      await visit.page.locator('fairwell-dialog').waitFor({ state: 'detached' })
      const focused = await visit.page.evaluate(
        'document.activeElement.id || document.activeElement.querySelector("h1")?.id',
      )
      expect(focused).toBe(focus)
      await visit.page.evaluate(`fairwell('open'), 0`).catch(() => {})
      await visit.part('dialog').waitFor()
      await visit.leave()
      await expect.poll(visit.host).toEqual(['cancel'])
      await expect.poll(endings).toEqual(['flow.dismissed', 'flow.canceled'])
    },
  )

  itWhole(
    'and taken out with its menu: a link and a form still lead on, a button without either is an error',
    async () => {
      const sent = watchForms()
      const bodies = [
        '<a id="cancel" href="/canceled?link=1">Cancel</a>',
        '<form action="/canceled"><input type="hidden" name="why" value="x"><button id="cancel" name="go" value="yes">Cancel</button></form>',
      ]
      for (const body of bodies) {
        const visit = await world.visit({ body: `<main><h1>Account</h1><div id="list">${body}</div></main>` })
        await visit.open()
        await visit.page.evaluate(`document.querySelector('#list').remove()`)
        await visit.leave()
        await expect.poll(endings).toContain('flow.canceled')
      }
      await expect.poll(() => sent).toEqual(['link=1', 'why=x&go=yes'])
      world.site.events.length = 0
      const visit = await world.visit({ body: `<main><h1>Account</h1><div id="list">${cancelButton}</div></main>` })
      await visit.open()
      await visit.page.evaluate(`document.querySelector('#list').remove()`)
      await visit.leave()
      await expect.poll(endings).toEqual(['flow.failed'])
      expect(await visit.host()).toEqual([])
    },
  )
})

describe('the page behind', () => {
  const tall = '<div style="height:3000px;width:40px;margin:50px auto;background:linear-gradient(red, blue)"></div>'
  const scrollers: Record<string, [css: string, scroller: string]> = {
    'the window scrolls': ['', 'document.scrollingElement'],
    'the body scrolls by itself': [
      'html{overflow:hidden;height:100%} body{overflow:auto;height:100%;margin:0}',
      'document.body',
    ],
    'the body gives the window its overflow': [
      'html,body{height:100%} body{overflow:auto;margin:0}',
      'document.scrollingElement',
    ],
    'the body hides one axis': ['body{overflow-x:hidden}', 'document.scrollingElement'],
    'the window always has a scrollbar': ['html{overflow-y:scroll}', 'document.scrollingElement'],
    'a part of it scrolls': [
      'html,body{height:100%;margin:0} main{height:100%;overflow:auto}',
      'document.querySelector("main")',
    ],
  }
  it.each(Object.entries(scrollers))(
    'where %s: neither moves nor scrolls, and is as it was',
    async (_, [css, scroller]) => {
      const body = `<main><h1>Account</h1>${tall}<button id="cancel">Cancel plan</button>${tall}</main>`
      const visit = await world.visit({ head: `<style>${css}</style>`, body })
      await visit.page.locator('#cancel').evaluate((button) => button.scrollIntoView({ block: 'center' }))
      const place = () =>
        visit.page.evaluate(`[${scroller}.scrollTop, ...[...document.querySelectorAll('main, main *')].flatMap((one) => {
        const { x, y, width } = one.getBoundingClientRect()
        return [x, y, width]
      })]`)
      const before = (await place()) as number[]
      expect(before[0]).toBeGreaterThan(500)
      await visit.open()
      expect(await place()).toEqual(before)
      await visit.page.mouse.move(5, 300)
      await visit.page.mouse.wheel(0, 400)
      for (const key of ['PageDown', 'End', 'ArrowDown']) await visit.page.keyboard.press(key)
      await visit.page.locator('fairwell-dialog h2').hover()
      await visit.page.mouse.wheel(0, -400)
      await settled(visit)
      expect(await place()).toEqual(before)
      await visit.page.keyboard.press('Escape')
      await visit.page.locator('fairwell-dialog').waitFor({ state: 'detached' })
      await settled(visit)
      expect(await place()).toEqual(before)
    },
  )
})

describe('a body that was replaced while the dialog is open', () => {
  const triggers: Record<string, [body: string, triggers: string]> = {
    'a button': [cancelButton, '#cancel'],
    'a button in a form': [
      '<form action="/canceled"><button id="cancel" name="go" value="yes">Cancel</button></form>',
      '#cancel',
    ],
    'a form and its button': [
      '<form action="/canceled"><button id="cancel" name="go" value="yes">Cancel</button></form>',
      '#cancel, form',
    ],
    'a form': ['<form action="/canceled"><button id="cancel" name="go" value="yes">Cancel</button></form>', 'form'],
    'a link': ['<a id="cancel" href="/canceled?go=yes">Cancel</a>', '#cancel'],
  }
  const scripts = `document.querySelectorAll('script').forEach((script) => script.remove())`
  const swaps: Record<string, string> = {
    'by its clone': `document.body.replaceWith(document.body.cloneNode(true))`,
    'by new nodes': `${scripts}; document.body.innerHTML = document.body.innerHTML`,
    'by nothing': `document.body.innerHTML = ''`,
    'by its clone, and taken up by the tag again': `{
      const clone = document.body.cloneNode(true)
      document.body.replaceWith(clone)
      for (const old of clone.querySelectorAll('script[src]')) {
        const fresh = document.createElement('script')
        for (const { name, value } of old.attributes) fresh.setAttribute(name, value)
        old.replaceWith(fresh)
      }
    }`,
  }
  const rows = Object.entries(triggers).flatMap(([what, trigger]) =>
    Object.entries(swaps).map(([how, swap]) => ({ what, trigger, how, swap })),
  )
  it.each(rows)('$how: $what cancels once', async ({ what, trigger: [cancel, triggers], how, swap }) => {
    const sent = watchForms()
    // As frameworks hear it: on the document, whatever the body.
    const script = `document.addEventListener('click', (event) => { if (event.target.closest?.('button#cancel') && !event.target.closest('form')) host.push('heard') })`
    const visit = await world.visit({
      body: `<main><h1>Account</h1>${cancel}</main>`,
      script: `host.length = 0; ${script}`,
      data: { triggers },
    })
    const cancels = async () => {
      const heard = (await visit.host().catch(() => [])).filter((one) => one === 'heard')
      return [...heard, ...sent]
    }
    await visit.open()
    await visit.page.evaluate(swap)
    await settled(visit)
    await visit.leave()
    const isStranded = what === 'a button' && how === 'by nothing'
    await expect.poll(endings).toEqual([isStranded ? 'flow.failed' : 'flow.canceled'])
    if (!isStranded) await expect.poll(async () => (await cancels()).length).toBe(1)
    await visit.page.waitForTimeout(300)
    expect(await cancels()).toHaveLength(isStranded ? 0 : 1)
    expect(visit.errors).toEqual([])
  })
})
