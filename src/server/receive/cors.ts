/**
 * Checks the origins of an option of `asker`. Throws a TypeError for a mistyped one, which would show only as a blocked request in a
 * customer's browser.
 */
export function checkOrigins(origins: readonly string[], asker: string): ReadonlySet<string> {
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new TypeError(
        `[fairwell] ${asker}: origins: expected origins such as "https://app.example.com", got ${JSON.stringify(origin)}.`,
      )
    }
  }
  return new Set(origins)
}

/** The CORS headers of every answer, errors included, so that our pages can read it. An unknown origin gets no permission. */
export function corsHeaders(request: Request, origins: ReadonlySet<string>): Record<string, string> {
  const origin = request.headers.get('origin')
  if (!origin || !(origins.has(origin) || origin === new URL(request.url).origin)) return { Vary: 'Origin' }
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After',
    ...(request.method === 'OPTIONS' ? preflight : {}),
  }
}

const preflight = {
  'Access-Control-Allow-Methods': 'POST',
  // A page that posts one event a request (the sink `cloudevents-single`) names the event in `idempotency-key`.
  'Access-Control-Allow-Headers': 'content-type, idempotency-key',
  'Access-Control-Max-Age': '7200',
}
