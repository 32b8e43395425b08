import { setTimeout as wait } from 'node:timers/promises'
import type { TcpProxy } from '../network/tcp-proxy.ts'
import type { Random } from '../random.ts'

type Fault = (network: TcpProxy, random: Random) => void

/** The possible faults of a network, each repeated according to its likelihood. */
const faults: Fault[] = [
  ...Array<Fault>(4).fill((network, random) => network.set({ latencyMs: random.between(1, 80) })),
  ...Array<Fault>(2).fill((network, random) => network.set({ sliceBytes: random.between(1, 16) })),
  ...Array<Fault>(3).fill(network => network.reset()),
  network => network.set({ refuse: true }),
  network => network.set({ blackHole: 'answers' }),
  network => network.set({ blackHole: 'all' }),
  network => network.abandon(),
]

/** Injects random faults into some networks until it is stopped, which repairs them all. */
export function injectFaults(
  networks: readonly TcpProxy[],
  random: Random,
): { faults(): number; stop(): Promise<void> } {
  let over = false
  let count = 0
  const disturb = async (network: TcpProxy) => {
    while (!over) {
      random.pick(faults)(network, random)
      count++
      await wait(random.between(30, 200))
      network.set()
      await wait(random.between(100, 900))
    }
  }
  const disturbing = networks.map(disturb)
  return {
    faults: () => count,
    async stop() {
      over = true
      await Promise.all(disturbing)
      for (const network of networks) {
        network.set()
        network.reset() // otherwise clients would wait for bytes that a black hole has swallowed
      }
    },
  }
}
