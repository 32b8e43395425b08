/** A URL with its credentials and query masked, safe to show. */
export const maskUrl = (url: string): string => url.replace(/^([a-z]+:\/\/)?.*@/is, '$1***@').replace(/\?.*$/s, '?***')
