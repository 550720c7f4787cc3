import { describe, expect, it } from 'vitest'
import { itWhole } from '../../support/itWhole'
import { body, elements, expectFree, outcome } from '../../support/listeners'
import { openWorld } from '../../support/world'

const world = openWorld()

function types(): string[] {
  return world.site.events.map(({ type }) => type.replace('dev.fairwell.', '').replace('.v1', ''))
}

describe('reset', () => {
  it('deletes all that we stored, undelivered events too, and nothing of the host’s', async () => {
    const visit = await world.visit(
      {
        body,
        script: `localStorage.setItem('cart', '3'); localStorage.setItem('fairwellcome', 'x'); sessionStorage.setItem('cart', '4')`,
      },
      { before: (page) => page.route('**/cancel-events', (route) => route.abort()) },
    )
    await visit.open()
    await visit.part('close').click()
    const keys = () => visit.page.evaluate('Object.keys(localStorage).sort()')
    expect(((await keys()) as string[]).length).toBeGreaterThan(2)
    await visit.page.evaluate(`fairwell('reset')`)
    expect(await keys()).toEqual(['cart', 'fairwellcome'])
    expect(await visit.page.evaluate(`fairwell('undelivered')`)).toEqual([])
    expect(await visit.page.evaluate('sessionStorage.cart')).toBe('4')
  })

  describe('is final', () => {
    const stores = `indexedDB.databases().then((all) => [...Object.keys(localStorage), ...all.map(({ name }) => name)])`
    const later = 'new Promise((resolve) => setTimeout(resolve, 6000))'

    itWhole(
      'while events wait and others were delivered',
      async () => {
        let status = 204
        world.site.routes.set('/cancel-events', (_, response) => void response.writeHead(status).end())
        const visit = await world.visit({ body })
        await visit.open()
        await visit.part('close').click()
        await expect.poll(() => visit.page.evaluate('Object.keys(localStorage)')).toEqual([])
        status = 500
        await visit.open()
        await visit.part('close').click()
        await visit.page.evaluate(`fairwell('reset')`)
        world.site.requests.length = 0
        await visit.page.evaluate(later)
        await visit.page.evaluate(`dispatchEvent(new Event('online'))`)
        expect(await visit.page.evaluate(stores)).toEqual([])
        expect(world.site.requests).toEqual([])
      },
      20_000,
    )

    it('while what sends is still on its way', async () => {
      const visit = await world.visit(
        { body },
        {
          before: (page) =>
            page.route('**/later-*', async (route) => {
              await new Promise((resolve) => setTimeout(resolve, 1500))
              await route.continue()
            }),
        },
      )
      await visit.open()
      await visit.page.evaluate(`fairwell('reset')`)
      await visit.page.evaluate(later)
      expect(await visit.page.evaluate(stores)).toEqual([])
      expect(world.site.events).toEqual([])
    }, 20_000)

    itWhole(
      'in the other tabs, too',
      async () => {
        world.site.routes.set('/cancel-events', (_, response) => void response.writeHead(500).end())
        const visit = await world.visit({ body })
        const other = await visit.page.context().newPage()
        await other.goto(world.site.url)
        await other.click('#cancel')
        await other.locator('fairwell-dialog [part~="close"]').click()
        // A tab learns that its events are gone by looking for what it has seen in the stores, so it has to have looked once.
        await expect
          .poll(() => other.evaluate(`fairwell('undelivered').then(({ length }) => length)`))
          .toBeGreaterThan(0)
        await visit.page.evaluate(`fairwell('reset')`)
        // A tab of another process sees a moment later what was deleted.
        await expect.poll(() => other.evaluate('Object.keys(localStorage)')).toEqual([])
        await other.evaluate(`dispatchEvent(new Event('online'))`)
        await other.evaluate(later)
        expect(await other.evaluate('Object.keys(localStorage)')).toEqual([])
        expect(await other.evaluate(`fairwell('undelivered')`)).toEqual([])
      },
      20_000,
    )
  })

  itWhole('forgets who is leaving and what was decided', async () => {
    const visit = await world.visit({
      body,
      data: { customer: undefined },
      script: `fairwell('identify', { customer: { id: 'cus_7' } })`,
    })
    await visit.open()
    await visit.page.click('[part=reason][data-id=unused]')
    await visit.part('continue').click()
    await visit.part('close').click()
    await expect.poll(() => world.site.events[0]?.subject).toBe('cus_7')
    await visit.page.evaluate(`fairwell('reset')`)
    expect(await visit.page.evaluate(`fairwell('explain')`)).toBeUndefined()
    world.site.events.length = 0
    await visit.open()
    await expect.poll(() => world.site.events.length).toBeGreaterThan(0)
    expect(JSON.stringify(world.site.events)).not.toContain('cus_7')
  })

  it('closes an open flow, and keeps listening for the next click', async () => {
    const visit = await world.visit({ body })
    await visit.open()
    await visit.page.evaluate(`fairwell('reset')`)
    await expectFree(visit)
    await visit.open()
  })
})

describe('open and close', () => {
  it('open() resolves with how it ended', async () => {
    const visit = await world.visit({
      body,
      script: `fairwell('handle', 'discount', () => ({ confirmationId: 'CN-1' }))`,
    })
    await visit.page.evaluate(
      `void fairwell('open', { customer: { id: 'cus_5' } }).then((result) => host.push(result))`,
    )
    await visit.part('dialog').waitFor()
    await visit.page.click('[part=reason][data-id=too_expensive]')
    await visit.part('continue').click()
    await visit.part('accept').click()
    await expect.poll(() => visit.part('dialog').getAttribute('data-step')).toBe('done')
    expect(await visit.host()).toEqual([])
    await visit.part('close').click()
    await expect
      .poll(() => visit.host())
      .toMatchObject([
        { outcome: 'saved', offer: 'save20', choice: { couponId: 'SAVE20' }, answers: { reason: 'too_expensive' } },
      ])
    await expect.poll(() => world.site.events[0]?.subject).toBe('cus_5')
  })

  itWhole('open() twice is one flow with one promise', async () => {
    const visit = await world.visit({ body })
    expect(
      await visit.page.evaluate(
        `(() => { const one = fairwell('open'), two = fairwell('open'); return [one, two].every((it) => it instanceof Promise) })()`,
      ),
    ).toBe(true)
    await visit.part('dialog').waitFor()
    expect(await elements(visit)).toBe(1)
    await visit.part('close').click()
    await expect.poll(() => types().filter((type) => type === 'flow.started')).toEqual(['flow.started'])
  })

  it('open() by command leads to the page’s own cancel all the same', async () => {
    const visit = await world.visit({ body })
    await visit.page.evaluate(`void fairwell('open')`)
    await visit.part('dialog').waitFor()
    await visit.leave()
    expect(await visit.host()).toEqual(['cancel'])
  })

  itWhole('open() never rejects', async () => {
    const visit = await world.visit({ body, config: null })
    const result = await visit.page.evaluate(`fairwell('open')`)
    expect(result).toMatchObject({ outcome: 'failed' })
    expect(visit.errors).toEqual([])
  })

  it('close() changes nothing and ends the flow as dismissed', async () => {
    const visit = await world.visit({ body, script: outcome })
    await visit.page.evaluate(`fairwell('close')`)
    await visit.open()
    await visit.page.evaluate(`fairwell('close')`)
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    await expectFree(visit)
    await expect.poll(types).toContain('flow.dismissed')
  })
})

describe('a page that changes under an open flow', () => {
  it('keeps the dialog when the body is replaced, and the new body’s trigger works', async () => {
    const visit = await world.visit({ body })
    await visit.open()
    await visit.page.evaluate((html) => {
      const next = document.createElement('body')
      next.innerHTML = html
      document.body.replaceWith(next)
      document
        .querySelector('#cancel')
        ?.addEventListener('click', () => (globalThis as unknown as { host: string[] }).host.push('new'))
    }, body)
    expect(await visit.part('dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(true)
    await visit.leave()
    expect(await visit.host()).toEqual(['new'])
    await expectFree(visit)
  })

  const removals: [how: string, script: string][] = [
    ['removed', `document.querySelector('fairwell-dialog').remove()`],
    ['removed with everything else', `document.documentElement.replaceChildren(document.head, document.body)`],
    ['moved into the body', `document.body.append(document.querySelector('fairwell-dialog'))`],
  ]
  it.each(removals)('is free again when our element is %s: dismissed, once', async (how, script) => {
    const visit = await world.visit({ body, script: outcome })
    await visit.open()
    await visit.page.evaluate(script)
    if (how.startsWith('moved')) await visit.page.evaluate(`fairwell('close')`)
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    await expectFree(visit)
    await expect
      .poll(() => types().filter((type) => /dismissed|canceled|failed/.test(type)))
      .toEqual(['flow.dismissed'])
    await visit.open()
    expect(visit.errors).toEqual([])
  })

  it('is free again when the host closes our dialog', async () => {
    const visit = await world.visit({ body, script: outcome })
    await visit.open()
    await visit.page.evaluate(`document.querySelector('fairwell-dialog').shadowRoot.querySelector('dialog').close()`)
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    await expectFree(visit)
  })

  itWhole('puts the page’s own inline style back as it was', async () => {
    const visit = await world.visit({ body: `${body}<div style="height: 3000px"></div>` })
    const style = 'overflow: auto; --brand: red; scrollbar-gutter: auto;'
    await visit.page.evaluate((text) => document.documentElement.setAttribute('style', text), style)
    await visit.open()
    await visit.part('close').click()
    expect(await visit.page.evaluate('document.documentElement.getAttribute("style")')).toBe(style)
  })
})
