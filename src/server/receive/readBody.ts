import { Refusal } from './refusal'

/** How much of a body is read, and what its sender is told where that is not enough. */
export interface BodyLimits {
  maxBytes: number
  /** What was not done, such as `Nothing was stored`. */
  undone: string
  /** What the sender may do about a body that is too large. */
  advice?: string
}

/**
 * The request's body as text. Throws a Refusal: 413 beyond `maxBytes`, where it stops reading, or 400 for a body that
 * cannot be read.
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<string> {
  if (Number(request.headers.get('content-length')) > limits.maxBytes) throw tooLarge(limits)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(request.body, limits))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(400, `body: expected JSON in UTF-8, got bytes that are not, or that broke off. ${limits.undone}.`)
  }
}

async function readBytes(body: ReadableStream<Uint8Array> | null, limits: BodyLimits): Promise<Uint8Array> {
  const reader = body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    size += next.value.byteLength
    // The reader is not canceled: on Node that would close the connection before the answer is sent.
    if (size > limits.maxBytes) throw tooLarge(limits)
    chunks.push(next.value)
  }
  return joined(chunks, size)
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

function tooLarge({ maxBytes, undone, advice }: BodyLimits): Refusal {
  const told = advice ? `${undone}; ${advice}.` : `${undone}.`
  return new Refusal(413, `body: expected at most ${maxBytes} bytes, got more. ${told}`)
}
