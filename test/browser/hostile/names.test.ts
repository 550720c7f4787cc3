import { describe, expect, it } from 'vitest'
import { open, press, settled } from '../../support/hostilePress'
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

/** Own names of forms and of all that they inherit. */
const names = [
  ...'requestSubmit matches reportValidity closest append remove isConnected noValidate submit elements id nodeType'.split(
    ' ',
  ),
  ...'dispatchEvent getAttribute hasAttribute setAttribute contains querySelector parentElement ownerDocument form'.split(
    ' ',
  ),
  ...'focus tabIndex click addEventListener children firstElementChild localName constructor __proto__ toString'.split(
    ' ',
  ),
]

const fields = names.map((name) => `<input type="hidden" name="${name}" value="1">`).join('')

const expected = [...names.map((name) => `${name}=1`), 'go=yes'].join('&')

const form = (id: string, button: string) =>
  `<main><h1>Account</h1><form ${id} action="/canceled">${fields}<button ${button} name="go" value="yes">Cancel plan</button></form></main>`

describe('a form whose fields are named like methods', () => {
  const removals: Record<string, string> = {
    stays: '',
    'is taken out of the page': `document.querySelector('main').replaceChildren()`,
    'loses its button': `document.querySelector('button').remove()`,
    'is drawn anew': `document.querySelector('main').innerHTML += ''`,
  }
  const triggers: Record<string, [string, string, string]> = {
    'as the trigger': [form('class="leave"', 'id="cancel"'), 'form.leave', 'form.leave'],
    'around the trigger': [form('', 'id="cancel"'), '#cancel', '#cancel'],
    'as a trigger around a trigger': [form('class="leave"', 'id="cancel"'), '#cancel, form', '#cancel'],
  }
  const rows = Object.entries(triggers).flatMap(([as, page]) =>
    Object.entries(removals).map(([how, removal]) => ({ as, page, how, removal })),
  )
  it.each(rows)('$as, that $how: sends its fields and its button, once', async ({ page, removal }) => {
    const [body, triggers] = page
    const sent = watchForms()
    const visit = await world.visit({ body, data: { triggers } })
    await open(visit)
    await visit.page.evaluate(removal)
    await visit.part('cancel').click()
    expect(endings()).toEqual([])
    await visit.part('confirm').click()
    await expect.poll(() => sent).toEqual([expected])
    await expect.poll(endings).toEqual(['flow.canceled'])
    expect(visit.errors).toEqual([])
  })

  it('that is not filled in shows the browser’s own words first', async () => {
    const sent = watchForms()
    const body = form('', 'id="cancel"').replace('<button', '<input name="why" id="why" required><button')
    const visit = await world.visit({ body })
    await press(visit, '#cancel')
    await settled(visit)
    expect(await visit.part('dialog').count()).toBe(0)
    expect(await visit.page.evaluate('document.activeElement.id')).toBe('why')
    await visit.page.evaluate(`document.querySelector('#why').value = 'x'`)
    await open(visit)
    await visit.leave()
    await expect.poll(() => sent.length).toBe(1)
  })

  itWhole('that was clicked within a trigger is clicked again, not sent', async () => {
    const sent = watchForms()
    const body = `<div id="cancel"><form action="/canceled" style="padding:30px">${fields}</form></div>`
    const visit = await world.visit({ body })
    await press(visit, 'form')
    await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
    expect(sent).toEqual([])
  })
})

describe('names of the page', () => {
  const documents = [
    ...'querySelector querySelectorAll documentElement currentScript activeElement adoptedStyleSheets head hidden'.split(
      ' ',
    ),
    ...'createElement body addEventListener defaultView location visibilityState cookie readyState title'.split(' '),
  ]
  it('that stand before the document’s own break nothing', async () => {
    const body = `${documents.map((name) => `<img alt="" name="${name}"><form name="${name}"></form>`).join('')}<main><h1>Account</h1>${cancelButton}</main>`
    const script = `window.host = []; Document.prototype.querySelector.call(document, '#cancel').addEventListener('click', () => host.push('cancel'))`
    const head = `<script>window.fairwell = function () { (fairwell.q ||= []).push(arguments) }</script>`
    const html = (await import('../../support/merchantPage')).merchantPage({ body, head })
    const visit = await world.visit(
      html.replace(/<script>\s*window\.host[\s\S]*?<\/script>/, `<script>${script}</script>`),
    )
    await visit.open()
    await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
    await expect.poll(endings).toEqual(['flow.canceled'])
    expect(visit.errors).toEqual([])
  })

  // Before the driver looks, which would stumble.
  const goes = `<script>addEventListener('load', () => document.querySelector('#requestIdleCallback').remove())</script>`
  const globals: Record<string, string> = {
    fairwell: '<a id="fairwell"></a>',
    'fairwell, with our words in it': '<form id="fairwell"><input name="isLoaded"><input name="q"></form>',
    'fairwell, twice': '<a id="fairwell" name="q"></a><a id="fairwell" name="isLoaded"></a>',
    requestIdleCallback: `<a id="requestIdleCallback"></a>${goes}`,
    structuredClone: '<a id="structuredClone"></a>',
    indexedDB: '<a id="indexedDB"></a>',
  }
  it.each(Object.entries(globals))('that stand for a global (%s) are none', async (name, element) => {
    const word = name.split(',')[0] ?? ''
    const script = `window.host = []; document.querySelector('#cancel').addEventListener('click', () => host.push('cancel'))`
    const { merchantPage } = await import('../../support/merchantPage')
    const html = merchantPage({ body: `${element}<main><h1>Account</h1>${cancelButton}</main>` })
    const visit = await world.visit(
      html.replace(/<script>\s*window\.host[\s\S]*?<\/script>/, `<script>${script}</script>`),
      { init: `for (let at = window; at; at = Object.getPrototypeOf(at)) delete at[${JSON.stringify(word)}]` },
    )
    await visit.open()
    await visit.leave()
    await expect.poll(visit.host).toEqual(['cancel'])
    await expect.poll(endings).toEqual(['flow.canceled'])
    expect(await visit.page.evaluate('typeof fairwell')).toBe('function')
    expect(visit.errors).toEqual([])
  })
})
