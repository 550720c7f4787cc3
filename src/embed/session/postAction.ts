interface ActionRequest {
  url: string
  /** Names the choice: a server that has done it once does it no second time. */
  key: string
  body: string
  /** False once the customer waits no longer. */
  isWanted: () => boolean
}

/** Tries after the first, and what they wait for in milliseconds: a gateway that restarts is back by then. */
const pauses = [500, 2000]

/**
 * One POST a choice, sent again with the same key where the network or a gateway lost it. Gives what the server said;
 * rejects with its words as `refusal` when it said no.
 */
export async function postAction({ url, key, body, isWanted }: ActionRequest): Promise<unknown> {
  const send = () =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body })
  for (const pause of pauses) {
    const response = await send().catch(() => undefined)
    if (response && !(response.status > 501 && response.status < 505)) return read(url, response)
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (!isWanted()) throw new Error(`actions ${url}: not reached in time`)
  }
  return read(url, await send())
}

async function read(url: string, response: Response): Promise<unknown> {
  const { ok, status } = response
  const said = await response.json().catch(() => ({}))
  if (ok) return said
  const failed = new Error(`actions ${url}: expected a 2xx answer, got ${status}`)
  const isRefusal = status < 500 && typeof said?.message === 'string' && said.message
  throw isRefusal ? Object.assign(failed, { refusal: said.message }) : failed
}
