import { logSpool } from '../src/cli/spool/logSpool'
import { tempPlace } from '../src/cli/spool/tempPlace'
import { mergeKept } from '../src/report/partial/kept'
import { summarizeKept } from '../src/report/summarizeKept'
import { generateEvents } from '../test/support/generateEvents'

// Measures how long `fairwell report` takes to read a log line by line, and how much memory it needs: `npm run bench:report --
// [events]`.
const wanted = Number(process.argv[2] ?? 1_000_000)
const place = tempPlace()
const log = logSpool(place)
const used = { reading: 0, count: 0, peak: 0 }
const lookAtMemory = () => {
  used.peak = Math.max(used.peak, process.memoryUsage().rss)
}
const mebibytes = () => `${Math.round(used.peak / 1_048_576)} MiB at most so far`

for (const event of generateEvents({ seed: 1, flows: wanted, holdout: 0.05, days: 365 })) {
  const line = JSON.stringify(event)
  const start = performance.now()
  log.add(JSON.parse(line))
  used.reading += performance.now() - start
  used.count += 1
  if (used.count % 50_000 === 0) lookAtMemory()
  if (used.count >= wanted) break
}
lookAtMemory()
const rate = Math.round(used.count / (used.reading / 1000)).toLocaleString('en')
console.log(`reading           ${(used.reading / 1000).toFixed(1)} s (${rate} events a second), ${mebibytes()}`)

const figures = summarizeKept()
const folding = performance.now()
for (const kept of log.kept()) {
  figures.add(mergeKept([kept]))
  used.count += 1
  if (used.count % 5000 === 0) lookAtMemory()
}
console.log(`putting together  ${((performance.now() - folding) / 1000).toFixed(1)} s, ${mebibytes()}`)

const counting = performance.now()
const { flows, input } = figures.result(log.counts)
lookAtMemory()
console.log(`counting          ${((performance.now() - counting) / 1000).toFixed(1)} s, ${mebibytes()}`)
console.log(`${input.counted.toLocaleString('en')} events, ${flows.started.toLocaleString('en')} flows`)
place.close()
