import { expect, test } from '@jest/globals'
import { adviceFor } from './advice.ts'

test.each([
  ['connect ECONNREFUSED 127.0.0.1:9', undefined, /Nothing listens/],
  ['getaddrinfo ENOTFOUND backend.example', undefined, /host name/],
  ['self-signed certificate; if the root CA is installed locally, …', undefined, /NODE_EXTRA_CA_CERTS/],
  ['unable to verify the first certificate', undefined, /NODE_EXTRA_CA_CERTS/],
  ["Hostname/IP does not match certificate's altnames: Host: localhost.", undefined, /another host name/],
  ['certificate has expired', undefined, /renew/],
  ['write EPROTO …:SSL routines:tls_validate_record_header:wrong version number:…', undefined, /No TLS/],
  ['socket hang up', undefined, /https:\/\//],
  ['timeout of 5000ms exceeded', undefined, /_TIMEOUT_SECONDS/],
  ['Handshake terminated by server: 403 (ACCESS-REFUSED) with message "ACCESS_REFUSED - …"', undefined, /password/],
  ['Expected ConnectionOpenOk; got <ConnectionClose channel:0>', undefined, /virtual host/],
  ['Frame size 1345270062 exceeds maxFrameSize 67108864', undefined, /5672/],
  ['malformed (200: the body is a web page)', 200, /Something else has answered/],
  ['status (401: invalid token)', 401, /AUTH_REST_BEARER_TOKEN/],
  ['status (301)', 301, /Redirects are not followed/],
  ['status (502)', 502, /proxy/],
])('%s', (text, status, advice) => {
  expect(adviceFor({ text, status })).toMatch(advice)
})

test('an unusual cause gets none', () => {
  expect(adviceFor({ text: 'status (500: column "frozen" does not exist)', status: 500 })).toBeUndefined()
})
