import type { Browser } from 'playwright-core'
import { timeOf, visit, ways } from './pressing'
import type { Served } from './serve'

/** What a page costs. Bytes are those of its files, compressed, without the page itself. */
export interface Load {
  before: number
  readable: number
  whole: number
  /** Milliseconds spent compiling and running scripts until the page is quiet. */
  script: number
  /** Bytes of JavaScript's heap after a collection. */
  heap: number
}

/** The time after which all that a survey loads is there. */
const settled = 1500

export async function measureLoad(browser: Browser, url: string, served: Served[], opens: boolean): Promise<Load> {
  const start = served.length
  const bytes = () => served.slice(start).reduce((sum, each) => sum + each.bytes, 0)
  const visited = await visit(browser, url)
  const { page, client, context } = visited
  await page.waitForTimeout(settled)
  const { metrics } = await client.send('Performance.getMetrics')
  const figure = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  const script = (figure('ScriptDuration') + figure('V8CompileDuration')) * 1000
  await client.send('HeapProfiler.enable')
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize: heap } = await client.send('Runtime.getHeapUsage')
  const before = bytes()
  if (opens) await timeOf(visited, ways['out of nothing'])
  const readable = bytes()
  if (opens) await page.waitForTimeout(settled)
  const whole = bytes()
  await context.close()
  return { before, readable, whole, script, heap }
}

/** A network as Chromium's developer tools slow it down: bytes in a second, and milliseconds that a request waits. */
export interface Network {
  throughput: number
  latency: number
}

export const networks: Record<string, Network> = {
  'fast 3G': { throughput: (1.6 * 1024 * 1024 * 0.9) / 8, latency: 562.5 },
  'slow 3G': { throughput: (500 * 1024 * 0.8) / 8, latency: 2000 },
}

/** Picks a reason and presses Continue until another screen stands. */
const goOn = `new Promise((resolve) => {
  const root = document.querySelector('fairwell-dialog').shadowRoot
  root.querySelector('input').click()
  root.querySelector('[part~=continue]').click()
  const look = () => root.querySelector('[data-step=survey]') ? requestAnimationFrame(look) : resolve(performance.now() - pressed)
  look()
})`

/**
 * Taps our button on a slow network, picks a reason and presses Continue at once. Gives seconds from the tap until the survey can be read
 * and until the next screen stands; the requests of the tap, how many of them had to wait for another, and their KB.
 */
export async function measureSlowly(
  browser: Browser,
  url: string,
  served: Served[],
  { throughput, latency }: Network,
): Promise<number[]> {
  const visited = await visit(browser, url)
  const { page, client, context } = visited
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
  const start = served.length
  const requests: { start: number; end: number }[] = []
  page.on('requestfinished', (request) => {
    const { startTime, responseEnd } = request.timing()
    requests.push({ start: startTime, end: startTime + responseEnd })
  })
  const readable = await timeOf(visited, ways.tapped)
  const whole = (await page.evaluate(goOn)) as number
  const files = served.slice(start)
  await context.close()
  const bytes = files.reduce((sum, each) => sum + each.bytes, 0)
  return [readable / 1000, whole / 1000, files.length, longestChain(requests), bytes / 1024]
}

/** The most requests of which each began after the one before it was answered. */
function longestChain(requests: { start: number; end: number }[]): number {
  let count = 0
  let free = 0
  for (const { start, end } of [...requests].sort((a, b) => a.end - b.end)) {
    if (start < free) continue
    count++
    free = end
  }
  return count
}
