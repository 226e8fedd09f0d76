/**
 * The content security policy of the renderer, word for word the one of the security design.
 *
 * No exception for inline styles: React sets styles through the object model, which a policy does not restrict, and a component library that
 * writes style elements at run time must be used with its extracted stylesheet instead. Nothing is loaded from another origin.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const everywhere: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/**
 * Puts the security headers on a response, for both hosts alike.
 *
 * What has no caching rule of its own becomes `no-store`: answers hold scores, and nothing of them may stay in a browser's cache.
 */
export function secured(response: Response): Response {
  for (const [name, value] of Object.entries(everywhere)) response.headers.set(name, value)
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  return response
}
