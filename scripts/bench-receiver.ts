import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import cases from '../test/cases/receiver.json'
import { startPostgres } from '../test/support/startPostgres'
import { startReceiver } from '../test/support/startReceiver'

// Measures what the receiver takes: 1, 2 and 4 processes on one PostgreSQL, in requests of 1, 10 and 100 events, and what the
// database takes of the same statement without a receiver: `npm run bench:receiver -- [seconds a figure] [requests at once]`. The
// figures are those of the whole machine: whoever sends the requests works on it, too.
const [seconds = 4, senders = 32] = process.argv.slice(2).map(Number)
const sizes = [1, 10, 100]

const postgres = await startPostgres()
const client = new pg.Client({ connectionString: postgres.url })
await client.connect()
console.log(`${cpus().length} processors, ${cpus()[0]?.model.trim()}, Node ${process.version}, ${await version()}`)
console.log(
  `${senders} requests at once, ${seconds} s a figure; an event has ${JSON.stringify(eventOf(1)).length} bytes\n`,
)
console.log('| processes | events a request | events a second | p50 | p99 | memory a process |')
console.log('|---|---|---|---|---|---|')
for (const processes of [1, 2, 4]) {
  for (const size of sizes) await measure(processes, size)
}
console.log('\n| pgbench, the same statement | events a second |')
console.log('|---|---|')
for (const size of sizes) console.log(`| ${size} an INSERT | ${format(pgbench(size))} |`)
await client.end()
await postgres.stop()

async function version(): Promise<string> {
  const { rows } = await client.query('SHOW server_version')
  return `PostgreSQL ${rows[0].server_version}`
}

/** One row of the table: receivers that are started for it, warmed, and loaded for some seconds. */
async function measure(processes: number, size: number): Promise<void> {
  await client.query('DROP TABLE IF EXISTS fairwell_events')
  const receivers = await Promise.all(Array.from({ length: processes }, () => startReceiver(postgres.url)))
  const urls = receivers.map(({ url }) => url)
  await load(urls, size, 1)
  const { events, times, took } = await load(urls, size, seconds)
  const { rows } = await client.query('SELECT count(*)::int AS stored FROM fairwell_events')
  const memory = Math.max(...receivers.map((receiver) => residentMegabytes(receiver.process.pid)))
  await Promise.all(receivers.map((receiver) => receiver.kill()))
  if (rows[0].stored < events) throw new Error(`expected ${events} stored events at least, got ${rows[0].stored}`)
  times.sort((one, other) => one - other)
  const at = (share: number) => `${Math.round(times[Math.floor(times.length * share)] ?? 0)} ms`
  console.log(`| ${processes} | ${size} | ${format(events / took)} | ${at(0.5)} | ${at(0.99)} | ${memory} MB |`)
}

/** Keeps as many requests on their way as there are senders, each sent anew once it is answered. */
async function load(urls: string[], size: number, duration: number) {
  const begun = performance.now()
  const end = begun + duration * 1000
  const times: number[] = []
  let events = 0
  const send = async (sender: number) => {
    while (performance.now() < end) {
      const body = JSON.stringify(Array.from({ length: size }, (_, place) => eventOf(place)))
      const sent = performance.now()
      const response = await fetch(urls[sender % urls.length] ?? '', { method: 'POST', body })
      const { accepted = [] } = (await response.json()) as { accepted?: string[] }
      times.push(performance.now() - sent)
      events += accepted.length
    }
  }
  await Promise.all(Array.from({ length: senders }, (_, sender) => send(sender)))
  return { events, times, took: (performance.now() - begun) / 1000 }
}

/** An event as long as a usual one: the answer to the survey, of a customer with a subscription. */
function eventOf(place: number) {
  const data = {
    flowId: 'main',
    configHash: 'b1946ac9',
    version: '0.1.0',
    mode: 'live',
    customer: { id: 'cus_8f14e45f' },
    subscription: { id: 'sub_c9f0f895', mrr: 4900, currency: 'USD', plan: 'pro', status: 'active' },
    reason: 'too_expensive',
    category: 'price',
    influence: 'influenceable',
    answers: { reason: 'too_expensive', comment: 'We only use a part of it, and the price went up twice.' },
  }
  return { ...cases.event, id: crypto.randomUUID(), cfsession: crypto.randomUUID(), sequence: `${place + 1}`, data }
}

function residentMegabytes(pid: number | undefined): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) / 1024)
}

/** Events a second of the receiver's INSERT without a receiver: 8 connections that do nothing else. NaN without pgbench. */
function pgbench(size: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'fairwell-pgbench-'))
  const file = join(folder, 'insert.sql')
  const event = JSON.stringify({ ...eventOf(0), id: 'ID' }).replaceAll("'", "''")
  const made = `replace('${event}', '"ID"', '"' || gen_random_uuid() || '"')`
  writeFileSync(
    file,
    `INSERT INTO fairwell_events (source, id, event)
SELECT event ->> 'source', event ->> 'id', event
FROM (SELECT ${made}::jsonb AS event FROM generate_series(1, ${size})) AS batch
ORDER BY 1, 2 ON CONFLICT (source, id) DO NOTHING;\n`,
  )
  const args = ['--no-vacuum', '--client=8', '--jobs=2', `--time=${seconds}`, `--file=${file}`, postgres.url]
  const { stdout, stderr } = spawnSync('pgbench', args, { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  const [, transactions] = /^tps = ([\d.]+)/m.exec(stdout ?? '') ?? []
  if (!transactions) console.error(`pgbench: expected it to run, got ${stderr}`)
  return Number(transactions) * size
}

function format(count: number): string {
  return Math.round(count).toLocaleString('en')
}
