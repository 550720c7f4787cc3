/** What the codes of the operating system and of the network mean to whoever typed the command. */
const meanings: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read or written by this user',
  EPERM: 'it may not be read or written by this user',
  EISDIR: 'it is a folder, and a file is needed',
  ENOTDIR: 'a part of its path is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ECONNREFUSED: 'nothing answers there; is it running, and is the port right?',
  ENOTFOUND: 'no computer of this name is known',
  ETIMEDOUT: 'it did not answer in time',
  ECONNRESET: 'it ended the connection',
}

/** An error as a sentence for the terminal: where, and what is wrong in words, with the system's code for whoever searches for it. */
export function sayOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // A host with several addresses fails once for each of them.
  const [first = error] = error instanceof AggregateError ? (error.errors as Error[]) : []
  const { code, path, address, port, hostname } = first as SystemError
  const meaning = code && Object.hasOwn(meanings, code) ? meanings[code] : undefined
  if (!meaning) return first.message || error.message
  const place = path ?? (port ? `${address}:${port}` : (hostname ?? address))
  return place ? `${place}: ${meaning} (${code}).` : `${meaning} (${code}).`
}

interface SystemError extends Error {
  code?: string
  path?: string
  address?: string
  port?: number
  hostname?: string
}
