import { parseArgs } from 'node:util'
import { launchBrowser } from '../../test/support/browser'
import { limit } from '../../test/support/faults/limit'
import { until } from '../../test/support/faults/until'
import { writeTable } from '../../test/support/faults/writeTable'
import { openSite, type Site } from '../../test/support/site'
import { type Contender, loadContenders } from './contenders'
import { createRig } from './rig'
import { type Scenario, scenarios } from './scenarios'

// `npm run bench:delivery -- [--scenarios A,B] [--only posthog] [--write]`: what other libraries deliver where ours is
// tested, on the built files. `--write` puts the table into docs/delivery.md.
const { values } = parseArgs({
  options: { scenarios: { type: 'string' }, only: { type: 'string' }, write: { type: 'boolean', default: false } },
})

/** Seconds that events have to arrive in after the last thing that happens to their customer. */
const patience = 90

interface Count {
  made: number
  arrived: number
  copies: number
}

const site = await openSite()
site.pages.set('/away', '<!doctype html><title>Away</title><link rel="icon" href="data:,">')
const browser = await launchBrowser()
const contenders = (await loadContenders()).filter(({ name }) => !values.only || values.only === name)
for (const { code } of contenders) {
  if (code) serveCode(site, code)
}
const chosen = scenarios.filter(({ letter }) => !values.scenarios || values.scenarios.split(',').includes(letter))
const counts = new Map<string, Count>()
const atOnce = limit(12)

await Promise.all(
  chosen.flatMap((scenario) =>
    contenders.flatMap((contender) =>
      Array.from({ length: scenario.customers }, (_, index) => atOnce(() => play(scenario, contender, index))),
    ),
  ),
)
await browser.close()
await site.close()
console.log(table())
if (values.write) writeTable('bench', 'npm run bench:delivery', table())

async function play(scenario: Scenario, contender: Contender, index: number): Promise<void> {
  const name = `${scenario.letter}-${contender.name}`
  const rig = await createRig({
    browser,
    site,
    contender,
    name: `${name}-${index}`,
    isOwnNext: scenario.isOwnNext ?? false,
  })
  try {
    await scenario.play(rig)
    // Not having come is what is counted.
    await until('all arrived', () => rig.receiver.stored().size >= rig.made(), patience).catch(() => undefined)
    const { made, arrived, copies } = counts.get(name) ?? { made: 0, arrived: 0, copies: 0 }
    counts.set(name, {
      made: made + rig.made(),
      arrived: arrived + rig.receiver.stored().size,
      copies: copies + rig.receiver.counts().duplicates,
    })
  } finally {
    await rig.close()
  }
}

function serveCode({ routes }: Site, { path, text }: { path: string; text: string }): void {
  routes.set(path, (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(text))
}

function table(): string {
  const sum = { title: '**lost of all**', letter: '' }
  const rows = chosen.map(({ letter, title }) => {
    const found = contenders.map(({ name }) => counts.get(`${letter}-${name}`))
    return [letter, `${title} (${found[0]?.made})`, ...found.map(cell)]
  })
  const lost = contenders.map(({ name }) => {
    const all = chosen.map(({ letter }) => counts.get(`${letter}-${name}`))
    const total = all.reduce((made, count) => made + (count?.made ?? 0), 0)
    return `**${all.reduce((missing, count) => missing + missingOf(count), 0)}** of ${total}`
  })
  const head = ['', 'scenario (events)', ...contenders.map(({ name }) => name)]
  const lines = [head, head.map(() => '---'), ...rows, [sum.letter, sum.title, ...lost]]
  return lines.map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** Lost events; in brackets the copies beyond the first. */
function cell(count: Count | undefined): string {
  const lost = missingOf(count)
  return `${lost ? `**${lost}**` : 0}${count?.copies ? ` (+${count.copies})` : ''}`
}

function missingOf(count: Count | undefined): number {
  return count ? count.made - count.arrived : 0
}
