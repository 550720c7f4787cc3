import type { ServerType } from '@hono/node-server'

/** Listens on `port`, or on the next free one above it. Resolves to the port it listens on. */
export function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' && port < 65_535
      if (isTaken) resolve(listen(server, port + 1))
      else reject(error)
    })
    server.listen(port, () => {
      server.removeAllListeners('error')
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
