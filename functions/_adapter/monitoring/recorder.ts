import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Measurement } from '../../../shared/observability/measurements.ts'

/** Seconds. A message takes milliseconds in db mode; in the other modes, as long as the backend. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Registers the service's own metrics. @returns a function that records a measurement in them */
export function createRecorder(registry: Registry, inFlight: () => number): (measurement: Measurement) => void {
  const registers = [registry]
  const of = instrumentsIn(registers)
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
        of.requests.inc({ route: measurement.route, method: measurement.method, status: measurement.status })
        of.requestSeconds.observe({ route: measurement.route }, measurement.ms / 1000)
        return
      case 'backend_call':
        of.calls.inc({ operation: measurement.operation, outcome: measurement.outcome })
        of.callSeconds.observe({ operation: measurement.operation }, measurement.ms / 1000)
        return
      case 'unknown_word':
        return of.unknownWords.inc({ operation: measurement.operation, field: measurement.field })
      case 'ignored_field':
        return of.ignoredFields.inc({ operation: measurement.operation, field: measurement.field })
      case 'dropped_reply':
        return of.droppedReplies.inc({ call: measurement.call })
      case 'reply':
        return of.replies.inc({ mode: measurement.mode })
      case 'escalation':
        return of.escalations.inc()
      case 'miss':
        return of.misses.inc()
      case 'shed':
        return of.shed.inc({ reason: measurement.reason })
      case 'breaker':
        return of.breakers.set({ contour: measurement.contour }, Number(measurement.open))
    }
  }
}

function instrumentsIn(registers: Registry[]) {
  const counter = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers })
  const seconds = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Histogram({ name, help, labelNames, buckets, registers })
  return {
    requests: counter(
      'smart_chat_requests_total',
      'Requests by route, method and status.',
      'route',
      'method',
      'status',
    ),
    requestSeconds: seconds(
      'smart_chat_request_duration_seconds',
      'Time from the arrival of a request to its answer, by route.',
      'route',
    ),
    calls: counter(
      'smart_chat_backend_calls_total',
      "Calls of the company's backend and of the operators' backend; outcome is ok, not_found or the reason of the failure.",
      'operation',
      'outcome',
    ),
    callSeconds: seconds(
      'smart_chat_backend_call_duration_seconds',
      "Time that calls of the company's backend took, retries included.",
      'operation',
    ),
    unknownWords: counter(
      'smart_chat_backend_unknown_words_total',
      "Answers of the company's backend with a status, method or mode that the admin guide does not name.",
      'operation',
      'field',
    ),
    ignoredFields: counter(
      'smart_chat_backend_ignored_fields_total',
      'Fields of operator sessions that only inform the player, and were ignored because their values do not fit.',
      'operation',
      'field',
    ),
    droppedReplies: counter(
      'smart_chat_rpc_dropped_replies_total',
      'RPC replies that were dropped: to a call that had ended (late or duplicate), or to an unknown one.',
      'call',
    ),
    replies: counter(
      'smart_chat_replies_total',
      'Chat messages answered, by who is talking: bot, waiting_operator or operator.',
      'mode',
    ),
    escalations: counter('smart_chat_escalations_total', 'Dialogues handed to the operators.'),
    misses: counter('smart_chat_misses_total', 'Messages not understood.'),
    shed: counter(
      'smart_chat_shed_requests_total',
      'Requests rejected with 503, by the exhausted resource: processor, in_flight or hashing.',
      'reason',
    ),
    breakers: new Gauge({
      name: 'smart_chat_breaker_open',
      help: '1 while the circuit breaker of this contour (backend or operator) is open, 0 otherwise.',
      labelNames: ['contour'] as const,
      registers,
    }),
  }
}
