import { Refusal } from './refusal'

/**
 * The request's body as text. Throws a Refusal: 413 beyond `maxBytes`, where it stops reading, or 400 for a body that
 * cannot be read.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(request.body, maxBytes))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(
      400,
      'body: expected JSON in UTF-8, got bytes that are not, or that broke off. Nothing was stored.',
    )
  }
}

async function readBytes(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Uint8Array> {
  const reader = body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    size += next.value.byteLength
    // The reader is not canceled: on Node that would close the connection before the answer is sent.
    if (size > maxBytes) throw tooLarge(maxBytes)
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

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(
    413,
    `body: expected at most ${maxBytes} bytes, got more. Nothing was stored; send smaller batches.`,
  )
}
