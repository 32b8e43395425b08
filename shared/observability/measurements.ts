/** One event to be counted, with its labels. The values of labels come from small closed sets. */
export type Measurement =
  /** A request was answered. `route` is a path of the API, or `other`. */
  | { kind: 'request'; route: string; method: string; status: number; ms: number }
  /** A call of the company's backend ended. */
  | { kind: 'backend_call'; operation: string; outcome: string; ms: number }
  /** An answer of the company's backend holds a status, method or mode that the admin guide does not name. */
  | { kind: 'unknown_word'; operation: string; field: string }
  /** A field of an operator session was ignored: it only informs the player, and its value does not fit. */
  | { kind: 'ignored_field'; operation: string; field: string }
  /** An RPC reply was dropped: its call had ended (it is late, or a duplicate), or is none that was made here. */
  | { kind: 'dropped_reply'; call: 'ended' | 'unknown' }
  /** A chat message was answered; `mode` says by whom. */
  | { kind: 'reply'; mode: string }
  /** A dialogue was handed to the operators. */
  | { kind: 'escalation' }
  /** A message was not understood. */
  | { kind: 'miss' }
  /** A request was rejected under overload; `reason` is the exhausted resource. */
  | { kind: 'shed'; reason: 'processor' | 'in_flight' | 'hashing' }
  /** The circuit breaker of a contour opened or closed. */
  | { kind: 'breaker'; contour: string; open: boolean }

export type MeasurementListener = (measurement: Measurement) => void

let listener: MeasurementListener | undefined

/** Passes a measurement to the listener: Prometheus in the adapter, CloudWatch on Lambda, nobody elsewhere. */
export function measure(measurement: Measurement): void {
  listener?.(measurement)
}

/** Replaces the listener of this process. */
export function onMeasurement(next: MeasurementListener | undefined): void {
  listener = next
}
