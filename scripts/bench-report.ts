import { createSummary } from '../src/report'
import { generateEvents } from '../test/support/generateEvents'

// Measures how long the report takes to read a log line by line, and how much memory it needs: `npx tsx
// scripts/bench-report.ts [events]`.
const wanted = Number(process.argv[2] ?? 1_000_000)
const summary = createSummary()
let reading = 0
let count = 0
let peak = 0

for (const event of generateEvents({ seed: 1, flows: wanted, holdout: 0.05, days: 365 })) {
  const line = JSON.stringify(event)
  const start = performance.now()
  summary.add(JSON.parse(line))
  reading += performance.now() - start
  count += 1
  if (count % 50_000 === 0) peak = Math.max(peak, process.memoryUsage().rss)
  if (count >= wanted) break
}

const start = performance.now()
const { flows, input } = summary.result()
const counting = performance.now() - start
peak = Math.max(peak, process.memoryUsage().rss)
console.log(`${input.counted.toLocaleString('en')} events, ${flows.started.toLocaleString('en')} flows`)
console.log(
  `reading   ${(reading / 1000).toFixed(1)} s (${Math.round(count / (reading / 1000)).toLocaleString('en')} events a second)`,
)
console.log(`counting  ${(counting / 1000).toFixed(1)} s`)
console.log(`memory    ${Math.round(peak / 1_048_576)} MiB at most`)
