/** Something that happened once, with what is worth counting about it. Each value comes from a small closed set. */
export type Measurement =
  /** A request was answered. `route` is a path of the API, or `other`. */
  | { kind: 'request'; route: string; method: string; status: number; ms: number }
  /** A call of the company's backend ended. */
  | { kind: 'backend_call'; operation: string; outcome: string; ms: number }
  /** An answer of the company's backend holds a status or method that the admin guide does not name. */
  | { kind: 'unknown_word'; operation: string; field: string }
  /** A chat message was answered, by whom. */
  | { kind: 'reply'; mode: string }
  /** A dialogue was handed to the operators. */
  | { kind: 'escalation' }
  /** A message was not understood. */
  | { kind: 'miss' }
  /** A request was turned away because there is too much to do; `reason` is what there is too much of. */
  | { kind: 'shed'; reason: 'processor' | 'in_flight' | 'hashing' }
  /** The circuit breaker of a contour opened or closed. */
  | { kind: 'breaker'; contour: string; open: boolean }

export type MeasurementListener = (measurement: Measurement) => void

let listener: MeasurementListener | undefined

/** Tells whoever keeps the numbers of this process: Prometheus under the adapter, CloudWatch on Lambda, or nobody. */
export function measure(measurement: Measurement): void {
  listener?.(measurement)
}

/** The one listener of this process from now on. */
export function onMeasurement(next: MeasurementListener | undefined): void {
  listener = next
}
