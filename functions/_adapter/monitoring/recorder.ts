import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Measurement } from '../../../shared/metrics.ts'

/** Seconds. A message takes milliseconds in db mode; in the other modes, as long as the backend. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Registers the service's own metrics. @returns a function that records a measurement in them */
export function createRecorder(registry: Registry, inFlight: () => number): (measurement: Measurement) => void {
  const registers = [registry]
  const { requests, requestSeconds, calls, callSeconds, unknownWords, replies, escalations, misses, shed, breakers } =
    instrumentsIn(registers)
  new Gauge({
    name: 'smart_chat_requests_in_flight',
    help: 'Requests in flight; MAX_IN_FLIGHT is the most.',
    registers,
    collect() {
      this.set(inFlight())
    },
  })
  return measurement => {
    switch (measurement.kind) {
      case 'request':
        requests.inc({ route: measurement.route, method: measurement.method, status: measurement.status })
        requestSeconds.observe({ route: measurement.route }, measurement.ms / 1000)
        return
      case 'backend_call':
        calls.inc({ operation: measurement.operation, outcome: measurement.outcome })
        callSeconds.observe({ operation: measurement.operation }, measurement.ms / 1000)
        return
      case 'unknown_word':
        return unknownWords.inc({ operation: measurement.operation, field: measurement.field })
      case 'reply':
        return replies.inc({ mode: measurement.mode })
      case 'escalation':
        return escalations.inc()
      case 'miss':
        return misses.inc()
      case 'shed':
        return shed.inc({ reason: measurement.reason })
      case 'breaker':
        return breakers.set({ contour: measurement.contour }, Number(measurement.open))
    }
  }
}

function instrumentsIn(registers: Registry[]) {
  const requests = new Counter({
    name: 'smart_chat_requests_total',
    help: 'Requests by route, method and status.',
    labelNames: ['route', 'method', 'status'] as const,
    registers,
  })
  const requestSeconds = new Histogram({
    name: 'smart_chat_request_duration_seconds',
    help: 'Time from the arrival of a request to its answer, by route.',
    labelNames: ['route'] as const,
    buckets,
    registers,
  })
  const calls = new Counter({
    name: 'smart_chat_backend_calls_total',
    help: "Calls of the company's backend and operator contour; outcome is ok, not_found or the reason of the failure.",
    labelNames: ['operation', 'outcome'] as const,
    registers,
  })
  const callSeconds = new Histogram({
    name: 'smart_chat_backend_call_duration_seconds',
    help: "Time that calls of the company's backend took, retries included.",
    labelNames: ['operation'] as const,
    buckets,
    registers,
  })
  const unknownWords = new Counter({
    name: 'smart_chat_backend_unknown_words_total',
    help: "Answers of the company's backend with a status, method or mode that the admin guide does not name.",
    labelNames: ['operation', 'field'] as const,
    registers,
  })
  const replies = new Counter({
    name: 'smart_chat_replies_total',
    help: 'Chat messages answered, by who is talking: bot, waiting_operator or operator.',
    labelNames: ['mode'] as const,
    registers,
  })
  const escalations = new Counter({
    name: 'smart_chat_escalations_total',
    help: 'Dialogues handed to the operators.',
    registers,
  })
  const misses = new Counter({ name: 'smart_chat_misses_total', help: 'Messages not understood.', registers })
  const shed = new Counter({
    name: 'smart_chat_shed_requests_total',
    help: 'Requests turned away with 503, by what there is too much of: processor, in_flight or hashing.',
    labelNames: ['reason'] as const,
    registers,
  })
  const breakers = new Gauge({
    name: 'smart_chat_breaker_open',
    help: '1 while the circuit breaker of a contour is open, 0 otherwise.',
    labelNames: ['contour'] as const,
    registers,
  })
  return { requests, requestSeconds, calls, callSeconds, unknownWords, replies, escalations, misses, shed, breakers }
}
