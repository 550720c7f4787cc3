import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../../test/support/browser'
import { writeTable } from '../../test/support/faults/writeTable'
import { openSite } from '../../test/support/site'
import { contestants, emptyPage, ourPage } from './contestants'
import { measureLoad, measureSlowly, networks } from './loading'
import { slowdown, timeOf, timeOfAnother, visit, type WayName, ways } from './pressing'
import { pathOf, serve } from './serve'
import { takeMarkup } from './takeMarkup'

// `npm run bench:paint -- [--rounds 11] [--only fairwell,sentry] [--write]`: from the press to the first frame that can be read, of
// ours, of static dialogs, and of what others ask with. `--write` puts the tables into docs/speed.md. The contestants take turns
// within each round, so that a busy machine slows them all.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})

/** Later openings measured on each page that was pressed after hovering. */
const openingsAfter = 3
/** Visits that count bytes, script time and heap: these hardly vary. */
const loadRounds = 5

const browser = await launchBrowser()
const site = await openSite()
const served = await serve(site, [
  { name: 'sample', kind: 'ours', page: ourPage() },
  { name: 'empty', kind: 'limit', page: emptyPage },
])
const sample = await visit(browser, site.url + pathOf('sample'))
await timeOf(sample, ways.hovered)
const markup = await takeMarkup(sample.page)
await sample.context.close()
const all = (await contestants(markup)).filter(({ name }) => !values.only || values.only.split(',').includes(name))
await serve(site, all, served)

type Opening = WayName | 'second'
const openings: Opening[] = [...(Object.keys(ways) as WayName[]), 'second']
const times = new Map(all.map(({ name }) => [name, new Map(openings.map((each) => [each, [] as number[]]))]))

for (let round = 0; round < Number(values.rounds); round++)
  for (const way of Object.keys(ways) as WayName[])
    for (const { name, close } of all) {
      const visited = await visit(browser, site.url + pathOf(name))
      note(name, way, await timeOf(visited, ways[way]))
      for (let count = way === 'hovered' ? openingsAfter : 0; count--; )
        note(name, 'second', await timeOfAnother(visited, close))
      await visited.context.close()
    }

const paintTable = table(
  ['from the press until it can be read, ms', ...openings],
  all.map(({ name }) => [name, ...openings.map((each) => medianOf(name, each).toFixed(0))]),
)
const limit = all.find(({ name }) => name === 'own DOM static')
const ratios = limit
  ? table(
      ['times our own DOM static', ...openings],
      all.map(({ name }) => [
        name,
        ...openings.map((each) => `${(medianOf(name, each) / medianOf(limit.name, each)).toFixed(2)}x`),
      ]),
    )
  : ''

console.log(`${paintTable}\n\n${ratios}\n`)

const loads = [{ name: 'empty' }, ...all]
const measured = new Map(loads.map(({ name }) => [name, [] as Awaited<ReturnType<typeof measureLoad>>[]]))
for (let round = 0; round < loadRounds; round++)
  for (const { name } of loads)
    measured.get(name)?.push(await measureLoad(browser, site.url + pathOf(name), served, name !== 'empty'))
const added = (name: string, figure: 'before' | 'readable' | 'whole' | 'script' | 'heap') =>
  median(measured.get(name)?.map((each) => each[figure])) - median(measured.get('empty')?.map((each) => each[figure]))
const loadTable = table(
  [
    'over the empty page',
    'KB before the click',
    'KB until readable',
    'KB whole',
    'script at load, ms',
    'heap at load, KB',
  ],
  all.map(({ name }) => [
    name,
    ...(['before', 'readable', 'whole'] as const).map((figure) => (added(name, figure) / 1024).toFixed(1)),
    added(name, 'script').toFixed(1),
    (added(name, 'heap') / 1024).toFixed(0),
  ]),
)

console.log(`${loadTable}\n`)
site.pages.set(pathOf('sample'), ourPage(60_000))
const slow: string[][] = []
for (const [name, network] of Object.entries(networks)) {
  const figures = await measureSlowly(browser, site.url + pathOf('sample'), served, network)
  slow.push([name, ...figures.map((figure) => figure.toFixed(1))])
}
const slowTable = table(
  ['a tap on a slow network', 's until readable', 's until *Continue* works', 'requests', 'one after another', 'KB'],
  slow,
)

const when = new Date().toISOString().slice(0, 10)
const how = `${when}, Chromium ${browser.version()}, ${cpus()[0]?.model.trim()} with ${cpus().length} cores, CPU slowed ${slowdown} times, medians of ${values.rounds} rounds; slow networks at full CPU, once.`
await browser.close()
await site.close()
const text = [how, paintTable, ratios, loadTable, slowTable].filter(Boolean).join('\n\n')
console.log(`${slowTable}\n\n${how}`)
if (values.write) writeTable('speed', 'npm run bench:paint', text, 'docs/speed.md')

function note(name: string, opening: Opening, time: number): void {
  times.get(name)?.get(opening)?.push(time)
}

function medianOf(name: string, opening: Opening): number {
  return median(times.get(name)?.get(opening))
}

function median(figures: number[] = []): number {
  return [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? Number.NaN
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map((_, index) => (index ? '--:|' : '---|')).join('')}`, ...rows.map(line)].join('\n')
}
