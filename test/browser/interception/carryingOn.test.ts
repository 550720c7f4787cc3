import { describe, expect, it } from 'vitest'
import { form, isOpen } from '../../support/hostForms'
import { itWhole } from '../../support/itWhole'
import { cancelButton, flowConfig } from '../../support/merchantPage'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

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

  itWhole('may do so after we stepped aside, too', async () => {
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

  itWhole('opens the flow anew when the customer submits again, by mouse or by key', async () => {
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

  itWhole('is a page like any other a minute later: what a script presses then is a new wish', async () => {
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

  itWhole('submits a form that was rendered in its place', async () => {
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

  itWhole('sends the form of a component library’s button, which the browser takes for none', async () => {
    const posts = answerPosts()
    const script = `customElements.define('their-button', class extends HTMLElement {
      static formAssociated = true
      internals = this.attachInternals()
      type = 'submit'
      get form() { return this.internals.form }
    })`
    const visit = await cancelAfter(() => document.querySelector('#cancel')?.remove(), {
      body: form('<their-button id="cancel">Cancel</their-button>'),
      script,
    })
    await expect.poll(() => posts).toEqual(['POST /canceled plan=pro&token=t'])
    expect([visit.errors, visit.said]).toEqual([[], []])
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

  itWhole('does not press a trigger that was disabled meanwhile', async () => {
    const visit = await cancelAfter(() => document.querySelector('#cancel')?.setAttribute('disabled', ''), {})
    await expect.poll(() => visit.part('dialog').getAttribute('data-step')).toBe('error')
    expect(await visit.host()).toEqual([])
  })
})
