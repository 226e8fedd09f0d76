import { secured } from '../api/response-headers.ts'
import type { DesktopTexts } from './desktop-texts.ts'

/** What is shown in the window after its process ended unexpectedly, until somebody presses 继续. */
export interface RecoveryPage {
  /** The next request for the program's page is answered with this one, once. */
  showOnce(): void
  /** The page or one of its parts, or null for everything else. */
  answer(method: string, path: string): Response | null
}

/** Both parts have names that no built file has: those carry a digest. */
const scriptPath = '/recovery.js'
const stylePath = '/recovery.css'

/**
 * A page that needs nothing of the one that failed. It stands at the same address, so that 继续 only reloads: the screen that was open is opened again,
 * what was saved is in the data folder, and drafts in the window's session storage outlive the process.
 *
 * A button and not a reload of its own accord: a page that fails at once again would otherwise fail for ever.
 */
export function createRecoveryPage(texts: DesktopTexts): RecoveryPage {
  let isWanted = false
  return {
    showOnce: () => {
      isWanted = true
    },
    answer: (method, path) => {
      if (method !== 'GET') return null
      if (path === scriptPath) return part(script, 'text/javascript')
      if (path === stylePath) return part(style, 'text/css')
      if (path !== '/' || !isWanted) return null
      isWanted = false
      return part(page(texts), 'text/html')
    },
  }
}

function part(text: string, type: string): Response {
  return secured(new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } }))
}

const page = (texts: DesktopTexts): string => `<!doctype html>
<html lang="${texts.language}">
<head><meta charset="utf-8"><title>${texts.title}</title><link rel="stylesheet" href="${stylePath}"></head>
<body><main>
<h1>${texts.stopped}</h1>
<p>${texts.stoppedKept}</p>
<button type="button" autofocus>${texts.goOn}</button>
</main><script src="${scriptPath}"></script></body>
</html>
`

const script = `document.querySelector('button').addEventListener('click', () => location.reload())
`

const style = `body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f4f0; color: #1c2230;
  font: 16px/1.7 'Noto Sans SC Variable', 'Noto Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
main { max-width: 32rem; padding: 2rem; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
button { margin-top: 1rem; padding: .5rem 1.5rem; font: inherit; color: #fff; background: #a8211b; border: 0; border-radius: 4px; }
button:focus-visible { outline: 3px solid #1c2230; outline-offset: 2px; }
`
