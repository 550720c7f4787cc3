/** A choice to send to the actions URL. */
interface ActionRequest {
  url: string
  /** The idempotency key of the choice: a server that has seen it does not apply the choice again. */
  key: string
  /** JSON. */
  body: string
  /** Whether the customer still waits. */
  isWanted: () => boolean
}

/** How many milliseconds to wait before the second and the third try: a gateway that restarts is back by then. */
const pauses = [500, 2000]

/** The answers of a gateway that could not reach its server; the choice was probably not applied. */
const gatewayFailures = [502, 503, 504]

/**
 * Sends a choice by POST, and again with the same key where the network or a gateway has lost it. Resolves with the JSON that the
 * server answered; rejects with its `message` as `refusal` when it refused with a status below 500.
 */
export async function postAction({ url, key, body, isWanted }: ActionRequest): Promise<unknown> {
  const send = () =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body })
  for (const pause of pauses) {
    const response = await send().catch(() => undefined)
    if (response && !gatewayFailures.includes(response.status)) return readAnswer(`actions ${url}`, response)
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (!isWanted()) throw new Error(`actions ${url}: not reached in time`)
  }
  return readAnswer(`actions ${url}`, await send())
}

/**
 * The JSON of a server's answer. Rejects where that is not a 2xx, with its `message` as `refusal` where it refused with a status
 * below 500. `where` says in the error who was asked.
 */
export async function readAnswer(where: string, response: Response): Promise<unknown> {
  const { ok, status } = response
  const said = await response.json().catch(() => ({}))
  if (ok) return said
  const failed = new Error(`${where}: expected a 2xx answer, got ${status}`)
  const isRefusal = status < 500 && typeof said?.message === 'string' && said.message
  throw isRefusal ? Object.assign(failed, { refusal: said.message }) : failed
}
