import { type Browser, chromium, type Page } from 'playwright-core'
import { ensureProgram } from '../programs/debian-package.ts'

const debian = '/usr/bin/chromium'

/**
 * Starts a headless Chromium: CHROMIUM_PATH, or Debian's package, installed if possible.
 * @throws Error that says what to do
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || debians(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  })
}

function debians(): string {
  try {
    ensureProgram(debian, 'chromium')
  } catch (cause) {
    throw new Error('No Chromium: set CHROMIUM_PATH, or install it (Debian: apt-get install chromium)', { cause })
  }
  return debian
}

/** Collects the page's console errors, including blocked resources, to be checked at the end of the test. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  return complaints
}
