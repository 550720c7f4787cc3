import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface DelayProxy {
  url: string
  stop(): void
}

/** A long line to a server: every byte, and every closing, takes so many milliseconds each way. */
export async function startDelayProxy(target: string, delay: number): Promise<DelayProxy> {
  const sockets = new Set<Socket>()
  const { hostname, port } = new URL(target)
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    join(near, far)
    join(far, near)
  })
  const join = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), delay))
    from.on('close', () => {
      sockets.delete(from)
      setTimeout(() => to.destroy(), delay)
    })
    from.on('error', () => from.destroy())
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
