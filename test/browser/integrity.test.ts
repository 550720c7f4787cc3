import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { itWhole } from '../support/itWhole'
import { openWorld } from '../support/world'

// A page that carries what the built `fairwell integrity` prints: a file that was changed on its way never runs.

const world = openWorld()

const map = () =>
  execFileSync('node', ['dist/cli.js', 'integrity', '/'], { encoding: 'utf8' }).split('<script src')[0] ?? ''

const fileNamed = (start: string) => readdirSync('dist').find((name) => name.startsWith(start)) ?? ''

/** Serves the file with a line more, which writes into `host`. */
function tamper(name: string): void {
  const content = `${readFileSync(`dist/${name}`, 'utf8')}\n;host.push('tampered')`
  world.site.routes.set(`/${name}`, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(content)
  })
}

const visitWithMap = () => world.visit({ head: map() })

itWhole('the flow runs under the map as without it', async () => {
  const visit = await visitWithMap()
  await visit.open()
  await visit.leave()
  await expect.poll(visit.host).toEqual(['cancel'])
})

it('a tampered first chunk never runs, however often it is asked for: the page cancels', async () => {
  tamper(fileNamed('flow-'))
  const visit = await visitWithMap()
  for (let press = 1; press <= 6; press++) {
    await visit.page.click('#cancel')
    await expect.poll(visit.host).toEqual(Array(press).fill('cancel'))
  }
  expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
})

it('a tampered second chunk never runs, however often it is asked for: the bare way out stands', async () => {
  tamper(fileNamed('later-'))
  const visit = await visitWithMap()
  await visit.open()
  await visit.part('cancel').click()
  for (let retry = 0; retry < 6; retry++) {
    await visit.part('retry').waitFor()
    await visit.part('retry').click()
  }
  await visit.part('retry').waitFor()
  expect(await visit.host()).toEqual([])
  await visit.part('cancel').click()
  await expect.poll(visit.host).toEqual(['cancel'])
})

it('without the map it would run', async () => {
  tamper(fileNamed('flow-'))
  const visit = await world.visit({})
  await visit.open()
  expect(await visit.host()).toEqual(['tampered'])
})
