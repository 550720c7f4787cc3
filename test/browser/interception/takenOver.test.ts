import { describe, expect, it } from 'vitest'
import { form, isOpen } from '../../support/hostForms'
import { itWhole } from '../../support/itWhole'
import { cancelButton } from '../../support/merchantPage'
import { openWorld } from '../../support/world'

const world = openWorld()

/** Writes every click and submit that reaches an element into `host`, with what a replay must not lose. */
const listen = `
  const note = (event) => host.push([event.type, event.target.id, event.submitter?.id ?? ''].join(' ').trim())
  for (const element of document.querySelectorAll('form, [data-cancel], [data-cancel] *')) {
    for (const type of ['click', 'submit']) element.addEventListener(type, (event) => event.currentTarget === event.target && note(event))
  }`

/** The part of a page on which a customer is sent elsewhere: the site notes what was asked for. */
function answerPosts(): string[] {
  const posts: string[] = []
  world.site.routes.set('/canceled', (request, response, body) => {
    posts.push([request.method, request.url, body].join(' ').trim())
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Canceled</h1>')
  })
  return posts
}

describe('what is taken over', () => {
  interface Kind {
    body: string
    triggers?: string
    press?: string
    /** What the page sees at the end, once. */
    host: string[]
    post?: string
  }
  const kinds: Record<string, Kind> = {
    'a button': { body: '<button data-cancel id="b">Cancel</button>', host: ['click b'] },
    'a button by what is in it': {
      body: '<button data-cancel id="b">Cancel <svg id="svg" width="20" height="20"><path id="path" d="M0 0h20v20H0z"/></svg></button>',
      press: '#path',
      host: ['click path'],
    },
    'a link': {
      body: '<a data-cancel id="a" href="/canceled?by=link">Cancel</a>',
      host: [],
      post: 'GET /canceled?by=link',
    },
    'a link by what is in it': {
      body: '<a data-cancel id="a" href="/canceled?by=link"><b id="bold">Cancel</b></a>',
      press: '#bold',
      host: [],
      post: 'GET /canceled?by=link',
    },
    'a submit button': {
      body: form('<button data-cancel id="go" name="do" value="end">Cancel</button>'),
      host: [],
      post: 'POST /canceled plan=pro&token=t&do=end',
    },
    'a submit button with a form of its own will': {
      body: form(
        '<button data-cancel name="do" value="end" formaction="/canceled?own" formmethod="get">Cancel</button>',
        'action="/other"',
      ),
      host: [],
      post: 'GET /canceled?plan=pro&token=t&do=end',
    },
    'a submit input outside of its form': {
      body: `${form('')}<input type="submit" data-cancel form="form" name="do" value="Cancel">`,
      host: [],
      post: 'POST /canceled plan=pro&token=t&do=Cancel',
    },
    'a whole form by its button': {
      body: form('<button id="go" name="do" value="end">Cancel</button>'),
      triggers: '#form',
      press: '#go',
      host: [],
      post: 'POST /canceled plan=pro&token=t&do=end',
    },
  }

  it.each(Object.entries(kinds))(
    '%s: opens the flow, and in the end does what it would have done, once',
    async (_, kind) => {
      const { body, triggers = '[data-cancel]', press = '[data-cancel]', host, post } = kind
      const posts = answerPosts()
      const visit = await world.visit({ body, data: { triggers }, script: listen })
      await visit.page.click(press)
      await visit.part('dialog').waitFor()
      expect([posts, await visit.host()]).toEqual([[], []])
      await visit.leave()
      if (post) await expect.poll(() => posts).toEqual([post])
      else expect(await visit.host()).toEqual(host)
      expect(await isOpen(visit)).toBe(false)
      expect([visit.errors, visit.said]).toEqual([[], []])
    },
  )

  it.each(['#form', '#go'])('Enter in a field of the form opens the flow when the trigger is %s', async (triggers) => {
    const posts = answerPosts()
    const visit = await world.visit({
      body: form('<button id="go" name="do" value="end">Cancel</button>'),
      data: { triggers },
    })
    await visit.page.press('[name=plan]', 'Enter')
    await visit.part('dialog').waitFor()
    await visit.leave()
    await expect.poll(() => posts).toEqual(['POST /canceled plan=pro&token=t&do=end'])
  })

  it('runs handlers on the form with the same submitter, and lets them prevent', async () => {
    const posts = answerPosts()
    const script = `form.addEventListener('submit', (event) => { event.preventDefault(); host.push(event.submitter.value) })`
    const body = form(
      '<button name="do" value="pause">Pause</button><button id="go" name="do" value="end">Cancel</button>',
    )
    const visit = await world.visit({ body, script, data: { triggers: '#form' } })
    await visit.page.click('#go')
    await visit.part('dialog').waitFor()
    await visit.leave()
    expect(await visit.host()).toEqual(['end'])
    expect(posts).toEqual([])
  })

  itWhole('a form that a script submits', async () => {
    const posts = answerPosts()
    const visit = await world.visit({ body: form(''), data: { triggers: '#form' } })
    await visit.page.evaluate('form.requestSubmit()')
    await visit.part('dialog').waitFor()
    await visit.leave()
    await expect.poll(() => posts).toEqual(['POST /canceled plan=pro&token=t'])
  })

  it('a button that is added later', async () => {
    const visit = await world.visit({ body: '<main></main>' })
    await visit.page.evaluate((html) => {
      const main = document.querySelector('main') as HTMLElement
      main.innerHTML = html
      main.addEventListener('click', () => (globalThis as unknown as { host: string[] }).host.push('later'))
    }, cancelButton)
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['later'])
  })

  it('a button in an open shadow root, and the handlers around it', async () => {
    const script = `
      const root = document.querySelector('#box').attachShadow({ mode: 'open' })
      root.innerHTML = '<button data-cancel><b>Cancel</b></button>'
      root.querySelector('b').addEventListener('click', () => host.push('child'))
      root.querySelector('button').addEventListener('click', () => host.push('button'))
      document.querySelector('#box').addEventListener('click', () => host.push('box'))`
    const visit = await world.visit({ body: '<div id="box"></div>', data: { triggers: '[data-cancel]' }, script })
    await visit.page.click('#box b')
    await visit.part('dialog').waitFor()
    expect(await visit.host()).toEqual([])
    await visit.leave()
    expect(await visit.host()).toEqual(['child', 'button', 'box'])
  })

  it('comes before the page’s own listeners on document, in the capture phase too', async () => {
    const script = `for (const capture of [true, false]) document.addEventListener('click', () => host.push('document'), capture)`
    const visit = await world.visit({ script })
    await visit.open()
    expect(await visit.host()).toEqual([])
  })

  it('opens at Enter and Space on a focused button', async () => {
    for (const key of ['Enter', 'Space']) {
      const visit = await world.visit({})
      await visit.page.focus('#cancel')
      await visit.page.keyboard.press(key)
      await visit.part('dialog').waitFor()
      expect(await visit.host()).toEqual([])
    }
  })
})

describe('a library that acts on keys, and not on the click that they make', () => {
  const controls: [what: string, body: string, keys: string[]][] = [
    ['a button', '<button id="cancel">Cancel</button>', ['Enter', 'Space']],
    ['a link', '<a id="cancel" href="#bye">Cancel</a>', ['Enter']],
    ['an item of a menu', '<div id="cancel" role="menuitem" tabindex="0">Cancel</div>', ['Enter', 'Space']],
  ]
  const rows = controls.flatMap(([what, body, keys]) => keys.map((key) => ({ what, body, key })))
  const script = `document.querySelector('#cancel').addEventListener('keydown', (event) => {
    if (!['Enter', ' '].includes(event.key)) return host.push(event.key)
    event.preventDefault()
    host.push('cancel')
  })`

  it.each(rows)('is taken over at $key on $what, and cancels once in the end', async ({ body, key }) => {
    const visit = await world.visit({ body, script })
    await visit.page.focus('#cancel')
    await visit.page.keyboard.press('Tab')
    await visit.page.focus('#cancel')
    await visit.page.keyboard.press(key)
    await visit.part('dialog').waitFor()
    expect(await visit.host()).toEqual(['Tab'])
    await visit.leave()
    expect(await visit.host()).toEqual(['Tab', 'cancel'])
    expect([visit.errors, visit.said]).toEqual([[], []])
  })

  it('keeps the keys that press nothing: in a text field, on another button, and Space on a link', async () => {
    const body = `<a id="cancel" href="#bye">Cancel <span role="textbox" contenteditable id="field">x</span></a><button id="other">Other</button>`
    const script = `document.addEventListener('keydown', ({ key, target }) => host.push(target.id + ' ' + key))`
    const visit = await world.visit({ body, script: `host.length = 0; ${script}` })
    await visit.page.press('#field', 'Enter')
    await visit.page.press('#other', 'Enter')
    expect(await visit.host()).toEqual(['field Enter', 'other Enter'])
    expect(await isOpen(visit)).toBe(false)
  })
})

describe('what stays the page’s', () => {
  it.each(['Control', 'Meta', 'Shift', 'Alt'] as const)('a click with %s', async (modifier) => {
    const visit = await world.visit({})
    await visit.page.click('#cancel', { modifiers: [modifier] })
    expect(await visit.host()).toEqual(['cancel'])
    expect(await isOpen(visit)).toBe(false)
  })

  it('a middle click on a link, which opens a tab', async () => {
    const posts = answerPosts()
    const visit = await world.visit({ body: '<a id="cancel" href="/canceled">Cancel</a>' })
    const [tab] = await Promise.all([
      visit.page.context().waitForEvent('page'),
      visit.page.click('#cancel', { button: 'middle' }),
    ])
    await tab.waitForLoadState()
    expect(posts).toEqual(['GET /canceled'])
    expect(await isOpen(visit)).toBe(false)
  })

  it.each(['disabled', 'aria-disabled="true"'])('a trigger that is %s', async (attribute) => {
    const visit = await world.visit({ body: `<button id="cancel" ${attribute}><b>Cancel</b></button>` })
    await visit.page.dispatchEvent('#cancel b', 'click', { bubbles: true })
    await visit.page.evaluate(() => new Promise((done) => setTimeout(done, 100)))
    expect(await isOpen(visit)).toBe(false)
    expect(world.site.requests.filter((request) => request.includes('flow-'))).toEqual([])
  })

  itWhole('a trigger in a disabled fieldset', async () => {
    const visit = await world.visit({
      body: '<fieldset disabled><button id="cancel"><b>Cancel</b></button></fieldset>',
    })
    await visit.page.dispatchEvent('#cancel b', 'click', { bubbles: true })
    expect(world.site.requests.filter((request) => request.includes('flow-'))).toEqual([])
  })

  itWhole('every other button and form', async () => {
    const visit = await world.visit({
      body: `${cancelButton}<button id="other" onclick="host.push('other')">Other</button>`,
    })
    await visit.page.click('#other')
    expect(await visit.host()).toEqual(['other'])
    expect(await isOpen(visit)).toBe(false)
  })

  it.each([
    ['its submit button', '#go'],
    ['the form', '#form'],
  ])('the browser’s own validation, before the flow opens; the trigger is %s', async (_, triggers) => {
    const posts = answerPosts()
    const body = form('<input name="why" required><button id="go">Cancel</button>')
    const script = `form.addEventListener('invalid', (event) => host.push(event.target.name), true)`
    const visit = await world.visit({ body, script, data: { triggers } })
    await visit.page.click('#go')
    await expect.poll(() => visit.page.evaluate('document.activeElement.name')).toBe('why')
    expect(await visit.host()).toContain('why')
    expect(await isOpen(visit)).toBe(false)
    await visit.page.fill('[name=why]', 'because')
    await visit.page.click('#go')
    await visit.part('dialog').waitFor()
    await visit.leave()
    await expect.poll(() => posts).toEqual(['POST /canceled plan=pro&token=t&why=because'])
  })

  itWhole('a form that wants no validation opens the flow unfilled', async () => {
    const body = form('<input name="why" required><button id="cancel" formnovalidate>Cancel</button>')
    const visit = await world.visit({ body })
    await visit.open()
  })
})
