/** What became of requests: each one that was sent is either answered or lost. */
export interface Outcomes {
  requests: number
  answered: number
  lost: number
}

interface Tally extends Outcomes {
  /** Why requests were lost. */
  reasons: Set<string>
}

interface Stop extends Tally {
  signal: NodeJS.Signals
  /** The exit code; null when the signal killed the process. */
  code?: number | null
}

const none = (): Tally => ({ requests: 0, answered: 0, lost: 0, reasons: new Set() })

/**
 * Counts requests by the stop of a replica that they met: those in flight when it got the signal, and those sent until it had
 * exited. Which replica carried a request is known to the proxy only.
 */
export class Stops {
  readonly #stops: Stop[] = []
  readonly #between = none()
  readonly #inFlight = new Set<{ tally: Tally }>()
  #current: Tally = this.#between

  /** @returns what to call with the exit code when the replica has exited */
  begin(signal: NodeJS.Signals): (code: number | null) => void {
    const stop: Stop = { signal, ...none() }
    this.#stops.push(stop)
    this.#current = stop
    for (const request of this.#inFlight) {
      request.tally.requests--
      stop.requests++
      request.tally = stop
    }
    return code => {
      stop.code = code
      this.#current = this.#between
    }
  }

  /** Counts a request. @returns what to call with its outcome */
  send(): { answered(): void; lost(reason: string): void } {
    const request = { tally: this.#current }
    request.tally.requests++
    this.#inFlight.add(request)
    return {
      answered: () => {
        this.#inFlight.delete(request)
        request.tally.answered++
      },
      lost: reason => {
        this.#inFlight.delete(request)
        request.tally.lost++
        request.tally.reasons.add(reason)
      },
    }
  }

  /** The sums by signal and exit code, with the number of stops and the fewest requests that one of them met. */
  summary(): Record<string, Outcomes & { stops?: number; fewest?: number }> {
    const kinds = [...Map.groupBy(this.#stops, kindOf)].map(([kind, stops]) => {
      const fewest = Math.min(...stops.map(({ requests }) => requests))
      return [kind, { stops: stops.length, fewest, ...sumOf(stops) }]
    })
    return { ...Object.fromEntries(kinds), between: sumOf([this.#between]) }
  }

  /** A replica that is asked to stop loses no request, and exits by itself; what a killed one has in flight may be lost. */
  problems(): string[] {
    return this.#stops.flatMap((stop, index) => {
      if (stop.signal !== 'SIGTERM') return []
      const name = `stop ${index + 1} (${kindOf(stop)})`
      return [
        ...(stop.code === 0 ? [] : [`${name} did not end by itself`]),
        ...(stop.lost === 0
          ? []
          : [`${name} lost ${stop.lost} of ${stop.requests} requests: ${[...stop.reasons].join(', ')}`]),
        ...(stop.requests > 0 ? [] : [`${name} met no request`]),
      ]
    })
  }
}

const kindOf = ({ signal, code }: Stop) => `${signal} → ${code ?? 'killed'}`

const sumOf = (tallies: readonly Tally[]): Outcomes => {
  const sum = (key: keyof Outcomes) => tallies.reduce((total, tally) => total + tally[key], 0)
  return { requests: sum('requests'), answered: sum('answered'), lost: sum('lost') }
}
