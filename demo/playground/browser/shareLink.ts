/** What a link to the playground holds. */
export interface Shared {
  config: string
  customer: string
  answers: Record<string, unknown>
}

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

async function through(stream: GenericTransformStream, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}
