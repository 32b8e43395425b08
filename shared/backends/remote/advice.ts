/** What is known of a failed call of the backend. */
export interface Symptom {
  /** The error's message; that of the network, TLS or the broker is recognised. */
  readonly text: string
  /** The HTTP status of the answer. */
  readonly status?: number | undefined
}

const causes: readonly [RegExp, string][] = [
  [
    /ECONNREFUSED/,
    'Nothing listens there: check that it runs, and the host and port. Inside a container, localhost is the container itself.',
  ],
  [/ENOTFOUND|EAI_AGAIN/, 'This host name is not known here: check its spelling, and the DNS of this network.'],
  [/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/, 'The host cannot be reached from here: check the route and the firewalls.'],
  [
    /self[- _]signed|unable to (?:get|verify)|UNABLE_TO_(?:GET|VERIFY)/i,
    'The certificate is of an authority that Node does not know: set NODE_EXTRA_CA_CERTS to the PEM file of the authority.',
  ],
  [/altname/i, 'The certificate is for another host name: use a name that it has.'],
  [/CERT_HAS_EXPIRED|certificate has expired/, 'The certificate has expired: renew it on the server.'],
  [
    /EPROTO|wrong version number/,
    'No TLS is spoken at this port: correct the port, or take http:// or amqp:// instead of https:// or amqps://.',
  ],
  [
    /socket hang up|ECONNRESET|Socket closed/i,
    'The connection was closed without an answer: perhaps the port wants https:// or amqps://, or the backend has crashed.',
  ],
  [
    /ACCESS.REFUSED/,
    'The broker refuses the user or the password. In a URL, @ : / % in them are written as %40 %3A %2F %25. By default the user guest may log in on the machine of the broker only.',
  ],
  [
    /ConnectionOpenOk/,
    'The broker has no such virtual host, or the user may not use it: it is what follows the port in the URL, after the /.',
  ],
  [/frame size/i, 'This is no AMQP port: it is usually 5672, or 5671 for amqps:// (15672 is the management page).'],
  [/web page/, 'Something else has answered, a login page or a proxy perhaps: check the URL and the token.'],
  [
    /timeout|no answer within/,
    'Look whether it is overloaded, or a firewall drops the packets. If it needs the time, raise *_TIMEOUT_SECONDS.',
  ],
]

const statuses: readonly [RegExp, string][] = [
  [
    /^40[13]$/,
    'The backend refuses the token: set AUTH_REST_BEARER_TOKEN, OPERATOR_REST_BEARER_TOKEN or --token to one that it knows.',
  ],
  [/^3/, 'Redirects are not followed: use the URL that it redirects to.'],
  [/^50[234]$/, 'A proxy in front of the backend says that the backend is down: start it, or look at the proxy.'],
]

/** How to put a failed call right, where its cause is a usual one. For people who set up the service, not for its log. */
export function adviceFor({ text, status }: Symptom): string | undefined {
  const [, byStatus] = statuses.find(([pattern]) => pattern.test(String(status))) ?? []
  return byStatus ?? causes.find(([pattern]) => pattern.test(text))?.[1]
}
