import { readFileSync } from 'node:fs'

const files: Record<string, { name: string; type: string }> = {
  '/desk': { name: 'index.html', type: 'text/html' },
  '/desk/desk.css': { name: 'desk.css', type: 'text/css' },
  '/desk/desk.js': { name: 'desk.js', type: 'text/javascript' },
}

export interface PageFile {
  headers: Record<string, string>
  body: Buffer
}

/** The file of the operators' page at a path, if there is one. */
export function operatorPage(path: string): PageFile | undefined {
  const file = files[path]
  if (!file) return undefined
  return {
    headers: {
      'Content-Type': `${file.type}; charset=utf-8`,
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
    body: readFileSync(new URL(`page/${file.name}`, import.meta.url)),
  }
}
