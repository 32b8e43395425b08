import { type AddressInfo, createServer } from 'node:net'

/** Finds free loopback ports. All are held open until the last is found, so that they differ. */
export async function freePorts<Count extends keyof Ports>(count: Count): Promise<Ports[Count]> {
  const servers = Array.from({ length: count }, () => createServer())
  await Promise.all(servers.map(server => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))))
  const ports = servers.map(server => (server.address() as AddressInfo).port)
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
  return ports as Ports[Count]
}

interface Ports {
  1: [number]
  2: [number, number]
  3: [number, number, number]
}
