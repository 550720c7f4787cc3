/** What a link to the playground holds. */
export interface Shared {
  config: string
  customer: string
  answers: Record<string, unknown>
}

/** The longest link that is written, in characters: browsers and chat programs cut off what is much longer. */
export const longestLink = 30_000
/** The longest link that is read: 150 KB of packed text. */
const mostHash = 200_000
/** The longest text that a link may hold when it is unpacked: a short link could otherwise hold gigabytes. */
const mostBytes = 2_000_000

/** Packs everything on the page for the part of a URL after `#`, which no server sees. */
export async function writeHash(shared: Shared): Promise<string> {
  const packed = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(JSON.stringify(shared)))
  return btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** What a link holds; undefined for a link that was cut off or is not ours. */
export async function readHash(hash: string): Promise<Shared | undefined> {
  if (hash.length > mostHash) return undefined
  try {
    const packed = Uint8Array.from(atob(hash.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
    const text = new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), packed))
    const { config, customer, answers }: Partial<Shared> = JSON.parse(text)
    const isOurs = typeof config === 'string' && typeof customer === 'string' && typeof answers === 'object'
    return isOurs ? { config, customer, answers: answers ?? {} } : undefined
  } catch {
    return undefined
  }
}

/** The bytes through a stream. Throws an Error where more comes out than a link may hold. */
async function through(stream: GenericTransformStream, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const parts: BlobPart[] = []
  let size = 0
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength
    if (size > mostBytes) {
      await reader.cancel()
      throw new Error(`expected at most ${mostBytes} bytes in a link, got more`)
    }
    parts.push(read.value)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
