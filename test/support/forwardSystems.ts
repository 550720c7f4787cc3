import { createHash, createHmac } from 'node:crypto'

/** A system behind a forwarder, as strict as its documentation; `fetch` is its door. */
export interface System {
  fetch: typeof fetch
  /** What it holds, as many times as it took it: `source id`. */
  taken: string[]
  requests: number
  /** Answers in turn before it works; a number stands for a status with nothing to say. */
  faults: (number | Response)[]
}

interface Asked {
  url: URL
  headers: Headers
  body: string
}

type Row = Record<string, unknown>

function systemOf(answer: (asked: Asked, system: System) => Response): System {
  const system: System = {
    taken: [],
    requests: 0,
    faults: [],
    fetch: async (input, init) => {
      system.requests += 1
      const fault = system.faults.shift()
      if (fault !== undefined) return typeof fault === 'number' ? new Response('', { status: fault }) : fault
      if (init?.method !== 'POST') return new Response('', { status: 405 })
      return answer(
        { url: new URL(String(input)), headers: new Headers(init.headers), body: String(init.body) },
        system,
      )
    },
  }
  return system
}

const nameOf = ({ source, id }: Row) => `${source} ${id}`
const bytesOf = (text: string) => Buffer.byteLength(text)

/** Confluent's REST proxy, API v2; a record of more than a megabyte is one Kafka does not take. */
export function kafka(topic = 'churn'): System {
  return systemOf(({ url, headers, body }, system) => {
    if (url.pathname !== `/topics/${topic}`) return Response.json({ error_code: 40401 }, { status: 404 })
    if (headers.get('content-type') !== 'application/vnd.kafka.json.v2+json') return new Response('', { status: 415 })
    const { records, ...more } = JSON.parse(body) as { records: { key: unknown; value: Row }[] }
    if (!records.length || Object.keys(more).length) return Response.json({ error_code: 42201 }, { status: 422 })
    const offsets = records.map(({ key, value }) => {
      if (key === undefined || bytesOf(JSON.stringify(value)) > 1_000_000) {
        return { partition: null, offset: null, error_code: 1, error: 'the record is too large' }
      }
      system.taken.push(nameOf(value))
      return { partition: 0, offset: system.taken.length, error_code: null, error: null }
    })
    return Response.json({ key_schema_id: null, value_schema_id: null, offsets })
  })
}

const says = (__type: string, status = 400) => Response.json({ __type, message: 'no' }, { status })

/** EventBridge's PutEvents, its signature checked by what the AWS documentation says a signature is. */
export function bridge(secret: string): System {
  return systemOf(({ url, headers, body }, system) => {
    if (headers.get('authorization') !== authorization(url, headers, body, secret))
      return says('InvalidSignatureException')
    if (headers.get('x-amz-target') !== 'AWSEvents.PutEvents') return says('UnknownOperationException')
    if (headers.get('content-type') !== 'application/x-amz-json-1.1') return says('UnknownOperationException', 404)
    const { Entries } = JSON.parse(body) as { Entries: Row[] }
    const sizes = Entries.map(({ Time, Source, DetailType, Detail }) =>
      [Source, DetailType, Detail].reduce(
        (sum: number, text) => sum + bytesOf(String(text)),
        Time === undefined ? 0 : 14,
      ),
    )
    const total = sizes.reduce((sum, size) => sum + size, 0)
    if (!Entries.length || Entries.length > 10 || total >= 256 * 1024) return says('ValidationException')
    const answers = Entries.map(({ Time, Source, DetailType, Detail }) => {
      const isTime = Time === undefined || typeof Time === 'number'
      const isNamed = /^(?!aws\.).{1,256}$/.test(String(Source)) && /^.{1,128}$/.test(String(DetailType))
      if (!isTime || !isNamed) return { ErrorCode: 'InvalidArgument', ErrorMessage: 'no' }
      system.taken.push(nameOf(JSON.parse(String(Detail))))
      return { EventId: `${system.taken.length}` }
    })
    return Response.json({ FailedEntryCount: answers.filter((answer) => answer.ErrorCode).length, Entries: answers })
  })
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html, once more and by other means. */
function authorization(url: URL, headers: Headers, body: string, secret: string): string {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const [, credential = '', signedHeaders = ''] =
    /Credential=(\S+), SignedHeaders=([^,]+),/.exec(headers.get('authorization') ?? '') ?? []
  const values = signedHeaders.split(';').map((name) => `${name}:${name === 'host' ? url.host : headers.get(name)}\n`)
  const canonical = `POST\n${url.pathname}\n${url.search.slice(1)}\n${values.join('')}\n${signedHeaders}\n${hash(body)}`
  const [, ...scope] = credential.split('/')
  const text = `AWS4-HMAC-SHA256\n${headers.get('x-amz-date')}\n${scope.join('/')}\n${hash(canonical)}`
  const key = scope.reduce<string | Buffer>(
    (made, part) => createHmac('sha256', made).update(part).digest(),
    `AWS4${secret}`,
  )
  const signature = createHmac('sha256', key).update(text).digest('hex')
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}

const settings = ['query', 'input_format_skip_unknown_fields', 'date_time_input_format', 'wait_for_async_insert']

/** ClickHouse with the table of the recipe: one row that cannot be read, and nothing of the insert is there. */
export function houseOfClicks(table = 'churn'): System {
  return systemOf(({ url, headers, body }, system) => {
    if (headers.get('x-clickhouse-key') !== 'secret') return new Response('Code: 516.', { status: 403 })
    if ([...url.searchParams.keys()].some((name) => !settings.includes(name))) return new Response('', { status: 404 })
    if (url.searchParams.get('query') !== `INSERT INTO ${table} FORMAT JSONEachRow`)
      return new Response('', { status: 404 })
    const rows = body
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row)
    const isRow = ({ sequence = '0', time, data = '', subject = null }: Row) =>
      /^\d+$/.test(String(sequence)) &&
      Number(sequence) < 2 ** 32 &&
      (time === undefined || !Number.isNaN(Date.parse(String(time)))) &&
      typeof data === 'string' &&
      (subject === null || typeof subject === 'string')
    if (!rows.every(isRow)) return new Response('Code: 27. DB::Exception: Cannot parse input', { status: 400 })
    system.taken.push(...rows.map(nameOf))
    return new Response('')
  })
}

const parameters = ['e', 'eid', 'dtm', 'aid', 'p', 'tv', 'uid', 'ue_pr']
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const iglu = /^iglu:[\w.-]+\/[\w-]+\/jsonschema\/[1-9]\d*-\d+-\d+$/

/** A Snowplow collector, with what enriching does to an event that breaks the tracker protocol: it is refused here. */
export function collector(): System & { names: Map<string, string> } {
  const names = new Map<string, string>()
  const system = systemOf(({ url, headers, body }, { taken }) => {
    if (url.pathname !== '/com.snowplowanalytics.snowplow/tp2') return new Response('', { status: 404 })
    if (!headers.get('content-type')?.startsWith('application/json')) return new Response('', { status: 415 })
    if (bytesOf(body) > 1_048_576) return new Response('', { status: 413 })
    const { schema, data } = JSON.parse(body) as { schema: string; data: Record<string, string>[] }
    const isGood = (event: Record<string, string>) => {
      const inner = JSON.parse(event.ue_pr ?? '')
      return (
        Object.entries(event).every(([name, value]) => parameters.includes(name) && typeof value === 'string') &&
        [event.e, event.p, inner.schema].join() ===
          'ue,srv,iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0' &&
        uuid.test(event.eid ?? '') &&
        /^\d{13}$/.test(event.dtm ?? '1700000000000') &&
        iglu.test(inner.data.schema) &&
        typeof inner.data.data === 'object'
      )
    }
    const isPayload = schema === 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4'
    if (!isPayload || !data.length || !data.every(isGood)) return new Response('', { status: 400 })
    taken.push(...data.map(({ eid = '' }) => names.get(eid) ?? eid))
    return new Response('ok')
  })
  return Object.assign(system, { names })
}
