import { describe, expect, it } from 'vitest'
import { isOpen } from '../../support/hostForms'
import { itWhole } from '../../support/itWhole'
import { cancelButton } from '../../support/merchantPage'
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

  itWhole('swallows clicks that a script makes while it is open', async () => {
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

  itWhole('runs inside the confirming gesture: a handler’s window.open opens', async () => {
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

  itWhole('a handler that stops a second click on its own sees one', async () => {
    const script = `document.querySelector('#cancel').addEventListener('click', ({ target, isTrusted, detail }) => { target.disabled = true; host.push(detail) })`
    const visit = await world.visit({ script })
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel', 1])
  })

  itWhole('comes to the same element when the host moved it, and the press was on a child it re-rendered', async () => {
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
