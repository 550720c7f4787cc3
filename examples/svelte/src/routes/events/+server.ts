import { exportEvents } from 'fairwell/server'
import { query } from '$lib/server/studio'

/** What was stored, as lines of JSON, which `fairwell report` reads. For you alone: put it behind your own sign-in. */
export async function GET() {
  const lines: string[] = []
  for await (const { event } of exportEvents({ query })) lines.push(`${JSON.stringify(event)}\n`)
  return new Response(lines.join(''), { headers: { 'content-type': 'application/x-ndjson' } })
}
