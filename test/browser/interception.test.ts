import { describe, expect, it } from 'vitest'
import { cancelButton, flowConfig } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

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

async function types(): Promise<string[]> {
  return world.site.events.map(({ type }) => type.replace('dev.fairwell.', '').replace('.v1', ''))
}

async function isOpen({ page }: Visit): Promise<boolean> {
  return (await page.locator('fairwell-dialog').count()) > 0
}

const form = (button: string, attributes = 'action="/canceled" method="post"') =>
  `<form id="form" ${attributes}><input name="plan" value="pro"><input type="hidden" name="token" value="t">${button}</form>`

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

  it('a form that a script submits', async () => {
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

  it('a trigger in a disabled fieldset', async () => {
    const visit = await world.visit({
      body: '<fieldset disabled><button id="cancel"><b>Cancel</b></button></fieldset>',
    })
    await visit.page.dispatchEvent('#cancel b', 'click', { bubbles: true })
    expect(world.site.requests.filter((request) => request.includes('flow-'))).toEqual([])
  })

  it('every other button and form', async () => {
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

  it('a form that wants no validation opens the flow unfilled', async () => {
    const body = form('<input name="why" required><button id="cancel" formnovalidate>Cancel</button>')
    const visit = await world.visit({ body })
    await visit.open()
  })
})

describe('while the flow is there', () => {
  it('swallows more clicks while it loads, and opens one dialog', async () => {
    const visit = await world.visit({
      body: `${cancelButton}<button data-cancel onclick="host.push('second')">Cancel</button>`,
      data: { triggers: '#cancel, [data-cancel]' },
    })
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    await visit.page.route('**/flow-*.js', async (route) => {
      await held
      await route.continue()
    })
    for (const selector of ['#cancel', '#cancel', '[data-cancel]']) await visit.page.click(selector)
    release()
    await visit.part('dialog').waitFor()
    expect(await visit.page.locator('fairwell-dialog').count()).toBe(1)
    expect(await visit.host()).toEqual([])
  })

  it('swallows clicks that a script makes while it is open', async () => {
    const visit = await world.visit({})
    await visit.open()
    await visit.page.evaluate(`document.querySelector('#cancel').click()`)
    expect(await visit.host()).toEqual([])
    expect(await visit.page.locator('fairwell-dialog').count()).toBe(1)
    await expect.poll(types).toContain('flow.started')
    expect((await types()).filter((type) => type === 'flow.started').length).toBe(1)
  })

  it('closing it leaves the page’s cancel untouched and opens anew at the next click', async () => {
    const visit = await world.visit({})
    await visit.open()
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => isOpen(visit)).toBe(false)
    expect(await visit.host()).toEqual([])
    await visit.open()
  })
})

describe('giving the click back', () => {
  it('runs inside the confirming gesture: a link’s new tab opens', async () => {
    const posts = answerPosts()
    const visit = await world.visit({ body: '<a id="cancel" href="/canceled" target="_blank">Cancel</a>' })
    await visit.open()
    await visit.part('cancel').click()
    const [tab] = await Promise.all([visit.page.context().waitForEvent('page'), visit.part('confirm').click()])
    await tab.waitForLoadState()
    expect(posts).toEqual(['GET /canceled'])
  })

  it('runs inside the confirming gesture: a handler’s window.open opens', async () => {
    answerPosts()
    const script = `document.querySelector('#cancel').addEventListener('click', () => host.push(navigator.userActivation.isActive, !!open('/canceled')))`
    const visit = await world.visit({ script })
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel', true, true])
  })

  it('has closed the dialog before the host’s handler runs, and writes the ending down in the same task', async () => {
    const script = `
      fairwell('on', 'flow.canceled', () => host.push('recorded'))
      document.querySelector('#cancel').addEventListener('click', () => {
        host.push(document.querySelectorAll('fairwell-dialog').length)
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => host.push('next task')
        port2.postMessage('')
      })`
    const visit = await world.visit({ script })
    await visit.open()
    await visit.leave()
    await expect.poll(() => visit.host()).toEqual(['cancel', 0, 'recorded', 'next task'])
  })

  it('a host handler that throws is the host’s: its error, our outcome', async () => {
    const script = `
      fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))
      document.querySelector('#cancel').addEventListener('click', () => { throw new Error('the host broke') })`
    const visit = await world.visit({ script })
    await visit.open()
    await visit.leave()
    await expect.poll(() => visit.host()).toEqual(['cancel', 'canceled'])
    expect(visit.errors).toEqual(['Error: the host broke'])
  })

  it('a handler that stops a second click on its own sees one', async () => {
    const script = `document.querySelector('#cancel').addEventListener('click', ({ target, isTrusted, detail }) => { target.disabled = true; host.push(detail) })`
    const visit = await world.visit({ script })
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel', 1])
  })

  it('comes to the same element when the host moved it, and the press was on a child it re-rendered', async () => {
    const visit = await world.visit({ body: '<main><button id="cancel"><b>Cancel</b></button></main><aside></aside>' })
    await visit.page.click('#cancel b')
    await visit.part('dialog').waitFor()
    await visit.page.evaluate(() => {
      const button = document.querySelector('#cancel') as HTMLElement
      button.innerHTML = '<i>Cancel now</i>'
      document.querySelector('aside')?.append(button)
    })
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
  })
})

describe('a page that carries on later with what was confirmed', () => {
  const later = (act: string) => `
    let asked = 0
    const go = () => { ${act} }
    const first = (event) => {
      host.push(event.type)
      if (asked++ % 2) return
      event.preventDefault()
      event.stopImmediatePropagation()
      window.goOn = () => go(event)
    }`

  it.each([
    ['presses its button again', `document.querySelector('#cancel').click()`],
    [
      'presses it by an event of its own',
      `document.querySelector('#cancel').dispatchEvent(new MouseEvent('click', { bubbles: true }))`,
    ],
  ])('%s, once its server has answered: it is not stopped again', async (_, act) => {
    const script = `${later(act)}; document.querySelector('#cancel').addEventListener('click', first)`
    const visit = await world.visit({ script })
    await visit.open()
    await visit.leave()
    await visit.page.evaluate(`new Promise((done) => setTimeout(done, 100)).then(goOn)`)
    expect([await visit.host(), await isOpen(visit)]).toEqual([['cancel', 'click', 'cancel', 'click'], false])
  })

  const submits: [how: string, act: string, sent: string][] = [
    ['by its button', 'form.requestSubmit(go2)', '&do=end'],
    ['without a button', 'form.requestSubmit()', ''],
    ['by pressing its button', 'go2.click()', '&do=end'],
  ]
  it.each(submits)('submits its form %s, after a question of its own: it is sent', async (_, act, sent) => {
    const posts = answerPosts()
    const yes = '<button type="button" id="yes" onclick="goOn()">Yes, really</button>'
    const body = `${form('<button id="go2" name="do" value="end">Cancel</button>')}${yes}`
    const script = `${later(act)}; form.addEventListener('submit', first)`
    const visit = await world.visit({ body, script, data: { triggers: '#form' } })
    await visit.page.click('#go2')
    await visit.part('dialog').waitFor()
    await visit.leave()
    expect(await visit.host()).toEqual(['submit'])
    await visit.page.click('#yes')
    await expect.poll(() => posts).toEqual([`POST /canceled plan=pro&token=t${sent}`])
  })

  it('may do so after we stepped aside, too', async () => {
    const script = `${later(`document.querySelector('#cancel').click()`)}; document.querySelector('#cancel').addEventListener('click', first)`
    const answer = (status: number) =>
      world.site.routes.set('/flow.json', (_, response) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(flowConfig)),
      )
    answer(503)
    const visit = await world.visit({ data: { config: '/flow.json' }, script })
    await visit.page.click('#cancel')
    await expect.poll(() => visit.host()).toEqual(['cancel', 'click'])
    answer(200)
    await visit.page.evaluate('goOn()')
    expect(await visit.host()).toEqual(['cancel', 'click', 'cancel', 'click'])
  })

  it('is not what a script does that goes through one flow after the other: it gets each', async () => {
    const visit = await world.visit({})
    for (const count of [1, 2]) {
      await visit.page.evaluate(`document.querySelector('#cancel').click()`)
      await visit.part('dialog').waitFor()
      for (const name of ['cancel', 'confirm']) await visit.part(name).evaluate((button: HTMLElement) => button.click())
      await expect.poll(() => visit.host()).toEqual(Array(count).fill('cancel'))
    }
  })

  it('opens the flow anew when the customer presses again, by mouse or by key', async () => {
    const visit = await world.visit({})
    for (const press of [() => visit.page.click('#cancel'), () => visit.page.press('#cancel', 'Enter')]) {
      await press()
      await visit.part('dialog').waitFor()
      await visit.leave()
    }
    expect(await visit.host()).toEqual(['cancel', 'cancel'])
  })

  it('opens the flow anew when the customer submits again, by mouse or by key', async () => {
    const body = form('<button id="go2">Cancel</button>')
    const script = `form.addEventListener('submit', (event) => { event.preventDefault(); host.push('submit') })`
    const visit = await world.visit({ body, script, data: { triggers: '#form' } })
    for (const press of [() => visit.page.click('#go2'), () => visit.page.press('[name=plan]', 'Enter')]) {
      await press()
      await visit.part('dialog').waitFor()
      await visit.leave()
    }
    expect(await visit.host()).toEqual(['submit', 'submit'])
  })

  it('is a page like any other a minute later: what a script presses then is a new wish', async () => {
    const visit = await world.visit({})
    await visit.open()
    await visit.leave()
    // The browser's own clock, as far as the page can tell.
    await visit.page.evaluate(`
      const native = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp').get
      Object.defineProperty(Event.prototype, 'timeStamp', { get() { return native.call(this) + 61_000 } })
      document.querySelector('#cancel').click()`)
    await visit.part('dialog').waitFor()
    expect(await visit.host()).toEqual(['cancel'])
  })
})

describe('when the trigger is gone', () => {
  /** Opens the flow, does this to the page behind it, and cancels. */
  async function cancelAfter(change: () => void, page: Parameters<typeof world.visit>[0]): Promise<Visit> {
    const visit = await world.visit(page)
    await visit.open()
    await visit.page.evaluate(change)
    await visit.leave()
    return visit
  }

  it('presses the one that was rendered in its place', async () => {
    const visit = await cancelAfter(() => {
      const twin = document.createElement('button')
      twin.id = 'cancel'
      twin.onclick = () => (globalThis as unknown as { host: string[] }).host.push('twin')
      document.querySelector('#cancel')?.replaceWith(twin)
    }, {})
    expect(await visit.host()).toEqual(['twin'])
    await expect.poll(types).toContain('flow.canceled')
  })

  it('submits a form that was rendered in its place', async () => {
    const posts = answerPosts()
    await cancelAfter(
      () => {
        const gone = document.querySelector('#form') as HTMLFormElement
        gone.outerHTML = gone.outerHTML.replace('value="pro"', 'value="team"')
      },
      { body: form('<button id="cancel">Cancel</button>'), data: { triggers: '#form' } },
    )
    await expect.poll(() => posts).toEqual(['POST /canceled plan=team&token=t'])
  })

  it('follows its link', async () => {
    const posts = answerPosts()
    await cancelAfter(() => document.querySelector('main')?.remove(), {
      body: '<main><a id="cancel" href="/canceled"><b>Cancel</b></a></main>',
    })
    await expect.poll(() => posts).toEqual(['GET /canceled'])
  })

  const gone: [name: string, triggers: string, change: () => void][] = [
    ['the whole form of its button', '#cancel', () => document.querySelector('main')?.remove()],
    ['the form that is the trigger', '#form', () => document.querySelector('#form')?.remove()],
    ['the button alone', '#cancel', () => document.querySelector('#cancel')?.remove()],
  ]
  it.each(gone)('sends its form with fields and submitter, when the page took away %s', async (_, triggers, change) => {
    const posts = answerPosts()
    const visit = await cancelAfter(change, {
      body: `<main>${form('<button id="cancel" name="do" value="end">Cancel</button>')}</main>`,
      data: { triggers },
    })
    await expect.poll(() => posts).toEqual(['POST /canceled plan=pro&token=t&do=end'])
    expect(visit.errors).toEqual([])
  })

  const stranded: [name: string, body: string][] = [
    ['a button', cancelButton],
    ['a button of a form that it does not submit', form('<button type="button" id="cancel">Cancel</button>')],
  ]
  it.each(stranded)('says so and records flow.failed, never flow.canceled: %s', async (_, body) => {
    const posts = answerPosts()
    const visit = await cancelAfter(() => document.querySelector('main')?.remove(), { body: `<main>${body}</main>` })
    await expect.poll(() => visit.part('dialog').getAttribute('data-step')).toBe('error')
    await visit.part('close').click()
    await expect.poll(types).toContain('flow.failed')
    expect(await types()).not.toContain('flow.canceled')
    expect([visit.errors, posts]).toEqual([[], []])
    expect(await isOpen(visit)).toBe(false)
  })

  it('does not press a trigger that was disabled meanwhile', async () => {
    const visit = await cancelAfter(() => document.querySelector('#cancel')?.setAttribute('disabled', ''), {})
    await expect.poll(() => visit.part('dialog').getAttribute('data-step')).toBe('error')
    expect(await visit.host()).toEqual([])
  })
})
